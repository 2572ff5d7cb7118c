import type { Allow, Comment, Span } from "../ast.ts";
import { printString } from "./strings.ts";
import type { Trivia } from "./trivia.ts";

/** One part of a file, body or bracket, before it is laid out. */
export interface Item {
  readonly span: Span;
  readonly allows?: readonly Allow[];
  /** Items of one body are sorted by this, settings before wirings; the order within a group is the author's. */
  readonly group: number;
  /** Asks for an empty line to its neighbours. */
  readonly spaced?: boolean;
  /** A left part that is padded to the width of its neighbours': the outcomes of a wiring. */
  readonly aligned?: string;
  /** The item's lines, without indentation; `aligned` is put before the first by the sequence. */
  print(trivia: Trivia): string[];
}

/** An item with all that belongs to it. */
interface Laid {
  readonly item: Item;
  readonly leading: readonly string[];
  readonly lines: string[];
  /** The author left an empty line before it. */
  readonly gap: boolean;
}

export function indent(lines: readonly string[]): string[] {
  return lines.map((line) => (line === "" ? "" : `  ${line}`));
}

function commentLines(comment: Comment): string {
  return comment.text.trimEnd();
}

function allowLine(allow: Allow): string {
  const reason = allow.reason ? `, ${printString(allow.reason.value)}` : "";
  return `@allow(${allow.code.text}${reason})`;
}

/** Comments and annotations above an item, in their order, with single empty lines kept. */
function leadingLines(
  parts: readonly { readonly span: Span; readonly text: string }[],
  until: number,
  trivia: Trivia,
): string[] {
  return parts.flatMap((part, index) => {
    const next = parts[index + 1]?.span.start ?? until;
    return trivia.emptyLineBetween(part.span.end, next) ? [part.text, ""] : [part.text];
  });
}

/** Lays out the items of a span, with the comments between them. */
export function printSequence(items: readonly Item[], span: Span, trivia: Trivia): string[] {
  const sorted = items.toSorted((a, b) => a.span.start - b.span.start);
  const laid: Laid[] = [];
  let end = span.start;
  for (const item of sorted) {
    end = takeTrailing(laid.at(-1), end, item.span.start, trivia);
    laid.push(layOut(item, end, trivia));
    end = item.span.end;
  }
  end = takeTrailing(laid.at(-1), end, span.end, trivia);
  const dangling = trivia.take({ start: end, end: span.end });
  const body = join(align(laid.toSorted((a, b) => a.item.group - b.item.group)));
  const first = dangling[0];
  if (first === undefined) return body;
  const gap = body.length > 0 && trivia.emptyLineBetween(end, first.span.start);
  const rest = leadingLines(dangling.map(asPart), dangling.at(-1)?.span.end ?? 0, trivia);
  return [...body, ...(gap ? [""] : []), ...rest];
}

function asPart(comment: Comment): { span: Span; text: string } {
  return { span: comment.span, text: commentLines(comment) };
}

/** Puts comments that stand on the last line of the previous item behind it. Answers where what follows starts. */
function takeTrailing(
  previous: Laid | undefined,
  end: number,
  until: number,
  trivia: Trivia,
): number {
  if (previous === undefined) return end;
  let after = end;
  for (const comment of trivia.peek({ start: end, end: until })) {
    if (trivia.lineBreakBetween(after, comment.span.start)) break;
    trivia.take(comment.span);
    const last = previous.lines.length - 1;
    previous.lines[last] = `${previous.lines[last] ?? ""} ${commentLines(comment)}`;
    after = comment.span.end;
  }
  return after;
}

function layOut(item: Item, end: number, trivia: Trivia): Laid {
  const { span, allows = [] } = item;
  const above = [
    ...trivia.take({ start: end, end: span.start }).map(asPart),
    ...allows.map((allow) => ({ span: allow.span, text: allowLine(allow) })),
  ].toSorted((a, b) => a.span.start - b.span.start);
  const lines = item.print(trivia);
  // What stands inside, where the layout has no place for it, goes above.
  const inside = trivia.take(span).map(commentLines);
  const gap = trivia.emptyLineBetween(end, above[0]?.span.start ?? span.start);
  return { item, leading: [...leadingLines(above, span.start, trivia), ...inside], lines, gap };
}

function separated(before: Laid, after: Laid): boolean {
  const forced = before.item.group !== after.item.group || before.item.spaced || after.item.spaced;
  return forced === true || after.gap;
}

/** Pads the left parts of neighbours that no empty line separates to one width. */
function align(laid: readonly Laid[]): readonly Laid[] {
  let run: Laid[] = [];
  const finish = (): void => {
    const width = Math.max(0, ...run.map(({ item }) => item.aligned?.length ?? 0));
    for (const { item, lines } of run) {
      const left = item.aligned ?? "";
      lines[0] = `${width === 0 ? "" : `${left.padEnd(width)} `}${lines[0] ?? ""}`;
    }
    run = [];
  };
  for (const [index, part] of laid.entries()) {
    const before = laid[index - 1];
    if (before !== undefined && separated(before, part)) finish();
    if (part.item.aligned !== undefined) run.push(part);
  }
  finish();
  return laid;
}

function join(laid: readonly Laid[]): string[] {
  return laid.flatMap((part, index) => {
    const before = laid[index - 1];
    const gap = before !== undefined && separated(before, part) ? [""] : [];
    return [...gap, ...part.leading, ...part.lines];
  });
}
