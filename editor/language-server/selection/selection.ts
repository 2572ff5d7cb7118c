import type { Lines, SourceFile, Span } from "journeyc/analysis";
import { tokenSpans } from "./token-spans.ts";
import { treeSpans } from "./tree-spans.ts";

/** What a selection may grow to in a file: asked once for all cursors. */
export class Selection {
  readonly #lines: Lines;
  readonly #whole: Span;
  readonly #spans: readonly Span[];

  constructor(source: SourceFile, lines: Lines) {
    this.#lines = lines;
    this.#whole = source.span;
    this.#spans = [...treeSpans(source), ...tokenSpans(lines.text)];
  }

  /** The spans around an offset, from the smallest to the whole file; each holds the one before, and more. */
  at(offset: number): readonly [Span, ...Span[]] {
    const line = lineSpan(this.#lines, offset);
    const isCut = this.#spans.some((span) => overlap(span, line));
    const all = [wordSpan(this.#lines.text, offset), ...(isCut ? [] : [line]), ...this.#spans];
    const around = all.filter(({ start, end }) => start <= offset && offset <= end && start < end);
    const chain: Span[] = [];
    for (const span of [...around.toSorted((a, b) => lengthOf(a) - lengthOf(b)), this.#whole]) {
      const inner = chain.at(-1);
      if (inner === undefined || holds(span, inner)) chain.push(span);
    }
    const [first = this.#whole, ...others] = chain;
    return [first, ...others];
  }
}

const lengthOf = ({ start, end }: Span): number => end - start;

/** True when one span holds another and more. */
function holds(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end && lengthOf(outer) > lengthOf(inner);
}

/** True when each of two spans has a part that the other lacks, and they share one. */
function overlap(a: Span, b: Span): boolean {
  const [first, second] = a.start < b.start ? [a, b] : [b, a];
  return first.start < second.start && second.start < first.end && first.end < second.end;
}

function wordSpan(text: string, offset: number): Span {
  const before = /[\p{L}\p{N}_]*$/u.exec(text.slice(Math.max(0, offset - 200), offset))?.[0] ?? "";
  const after = /^[\p{L}\p{N}_]*/u.exec(text.slice(offset, offset + 200))?.[0] ?? "";
  return { start: offset - before.length, end: offset + after.length };
}

/** A line without its indentation. */
function lineSpan(lines: Lines, offset: number): Span {
  const { line } = lines.positionAt(offset);
  const text = lines.textOf(line);
  const start = lines.startOf(line) + (text.length - text.trimStart().length);
  return { start, end: Math.max(start, lines.startOf(line) + text.trimEnd().length) };
}
