import type { Comment, Span } from "../ast.ts";
import type { Remarks } from "./remarks.ts";

/**
 * Writes a part that stands on one line, word by word, with the comments between its words. When one of them
 * needs a line of its own, all go above the part, in their order.
 */
export class Line {
  readonly above: readonly Comment[];
  private text = "";
  private position: number;
  private readonly remarks: Remarks;

  /** @param span the part's words, its body left out */
  constructor(remarks: Remarks, span: Span) {
    this.remarks = remarks;
    this.position = span.start;
    const breaks = remarks.breaks(span.start, span.end);
    this.above = breaks ? remarks.within(span.start, span.end) : [];
  }

  /** Adds punctuation, which has no place of its own in the tree. */
  mark(text: string): this {
    this.text += text;
    return this;
  }

  /** Adds a word of the tree. */
  word(text: string, span: Span): this {
    const hoisted = this.above.length > 0;
    this.text += (hoisted ? "" : this.remarks.inline(this.position, span.start)) + text;
    this.position = span.end;
    return this;
  }

  toString(): string {
    return this.text;
  }
}
