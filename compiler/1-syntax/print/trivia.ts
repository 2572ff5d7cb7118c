import type { Comment, Span } from "../ast.ts";
import { firstCommentFrom } from "../comments.ts";

/** The comments of a file while it is printed: each is taken once, by who prints the place where it stands. */
export class Trivia {
  readonly #text: string;
  readonly #comments: readonly Comment[];
  readonly #taken = new Set<Comment>();

  constructor(text: string, comments: readonly Comment[]) {
    this.#text = text;
    this.#comments = comments;
  }

  /** The comments that start in a span and have not been taken. */
  peek(span: Span): Comment[] {
    const found: Comment[] = [];
    for (let index = firstCommentFrom(this.#comments, span.start); ; index += 1) {
      const comment = this.#comments[index];
      if (comment === undefined || comment.span.start >= span.end) return found;
      if (!this.#taken.has(comment)) found.push(comment);
    }
  }

  take(span: Span): Comment[] {
    const found = this.peek(span);
    for (const comment of found) this.#taken.add(comment);
    return found;
  }

  /** True when a line ends between two offsets. */
  lineBreakBetween(from: number, to: number): boolean {
    return /[\n\r]/.test(this.#text.slice(from, to));
  }

  /** True when an empty line stands between two offsets. */
  emptyLineBetween(from: number, to: number): boolean {
    return /(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)/.test(this.#text.slice(from, to));
  }
}
