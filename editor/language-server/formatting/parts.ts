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

/** The nodes of a journey that a span touches. */
export function nodesIn(file: SourceFile, journey: JourneyDeclaration, span: Span): Part[] {
  return journey.nodes.map((node) => partOf(file, node)).filter((part) => touch(part.span, span));
}

/** What of a journey is in none of its nodes: the heading, the brace at the end, settings, start and requirements. */
function outsideOfNodes(journey: JourneyDeclaration): readonly Span[] {
  const { name, displayName, resource, settings, starts, requires, span } = journey;
  const heading = { start: span.start, end: (resource ?? displayName ?? name).span.end };
  const items = [...settings, ...starts, ...requires].map((item) => item.span);
  return [heading, ...items, { start: span.end - 1, end: span.end }];
}

/** The declarations that a selection touches; of a journey, the nodes when it touches nothing else. Blanks are nothing. */
export function partsTouched(file: SourceFile, selected: Span): Part[] {
  const chosen = file.text.slice(selected.start, selected.end);
  if (chosen.trim() === "") return [];
  const inner = {
    start: selected.end - chosen.trimStart().length,
    end: selected.start + chosen.trimEnd().length,
  };
  const parts = file.declarations.map((declaration) => partOf(file, declaration));
  return parts.flatMap((part) => {
    const { declared, span } = part;
    if (!touch(span, inner)) return [];
    if (declared.kind !== "Journey") return [part];
    const isWhole = outsideOfNodes(declared).some((outside) => touch(outside, inner));
    return isWhole ? [part] : nodesIn(file, declared, inner);
  });
}
