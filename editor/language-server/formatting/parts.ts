import {
  type Declaration,
  firstCommentFrom,
  type JourneyDeclaration,
  type NodeDeclaration,
  type PageDeclaration,
  type SourceFile,
  type Span,
  startsLine,
} from "journeyc/analysis";

/** What can be formatted by itself, as its layout depends on nothing around it. */
export interface Part {
  readonly declared: Declaration | NodeDeclaration | PageDeclaration;
  /** With what documents and annotates it and the comments directly above, from the start of its line. */
  readonly span: Span;
}

function partOf(file: SourceFile, declared: Part["declared"]): Part {
  const { text, comments } = file;
  const { doc, allows, span } = declared;
  const starts = [doc?.span.start, allows[0]?.span.start, span.start].flatMap((at) => at ?? []);
  let start = lineStart(text, Math.min(...starts));
  for (let index = firstCommentFrom(comments, start) - 1; index >= 0; index -= 1) {
    const comment = comments[index];
    if (comment === undefined || !startsLine(text, comment.span.start)) break;
    if (!/^[ \t]*(?:\r\n|\r|\n)$/.test(text.slice(comment.span.end, start))) break;
    start = lineStart(text, comment.span.start);
  }
  return { declared, span: { start, end: span.end } };
}

/** Where the indentation before an offset starts; the offset itself when more than blanks stands before it. */
function lineStart(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && " \t".includes(text.charAt(start - 1))) start -= 1;
  return startsLine(text, offset) ? start : offset;
}

const touch = (a: Span, b: Span): boolean => a.start <= b.end && b.start <= a.end;

/** The nodes of a journey. */
export function nodesOf(file: SourceFile, journey: JourneyDeclaration): Part[] {
  return journey.nodes.map((node) => partOf(file, node));
}

/** All declarations of a file. */
export function declarationsOf(file: SourceFile): Part[] {
  return file.declarations.map((declaration) => partOf(file, declaration));
}

/** What of a journey is in none of its nodes: the heading, the brace at the end, settings, start and requirements. */
function outsideOfNodes(journey: JourneyDeclaration): readonly Span[] {
  const { name, displayName, resource, settings, starts, requires, span } = journey;
  const heading = { start: span.start, end: (resource ?? displayName ?? name).span.end };
  const items = [...settings, ...starts, ...requires].map((item) => item.span);
  return [heading, ...items, { start: span.end - 1, end: span.end }];
}

/** A selection without the blanks around it; undefined when it is nothing else. */
function withoutBlanks({ text }: SourceFile, { start, end }: Span): Span | undefined {
  const chosen = text.slice(start, end);
  if (chosen.trim() === "") return undefined;
  return { start: end - chosen.trimStart().length, end: start + chosen.trimEnd().length };
}

/** The declarations that selections touch; of a journey, the nodes when they touch nothing else. Blanks are nothing. */
export function partsTouched(file: SourceFile, selections: readonly Span[]): Part[] {
  const chosen = selections.flatMap((selection) => withoutBlanks(file, selection) ?? []);
  const isTouched = (span: Span): boolean => chosen.some((one) => touch(span, one));
  return declarationsOf(file).flatMap((part) => {
    const { declared, span } = part;
    if (!isTouched(span)) return [];
    if (declared.kind !== "Journey" || outsideOfNodes(declared).some(isTouched)) return [part];
    return nodesOf(file, declared).filter((node) => isTouched(node.span));
  });
}
