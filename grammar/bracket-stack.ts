import { createTokenInstance, type IToken, type TokenType } from "chevrotain";
import type { Problem } from "./problems.ts";
import { LeftBrace, RightBrace, RightBracket } from "./tokens.ts";
import { describe, endOf } from "./words.ts";

/** Brackets may nest this deep; deeper text is skipped, so that no recursion depends on the input. */
export const deepestNesting = 64;

/** A bracket that is open. */
export interface Opener {
  readonly token: IToken;
  readonly indentation: number;
  /** Opened by a declaration, node or page, and not by a value. */
  readonly body: boolean;
  /** Starts a list or an object. */
  readonly value: boolean;
  /** Holds the names of an import. */
  readonly names: boolean;
  /** The text lacks it; it has been reported. */
  readonly invented: boolean;
}

/** A token that the text lacks, of length zero. */
export function invented(type: TokenType, image: string, offset: number): IToken {
  return createTokenInstance(type, image, offset, offset - 1, NaN, NaN, NaN, NaN);
}

const closerOf = (opener: Opener): string => (opener.token.tokenType === LeftBrace ? "}" : "]");

/** The tokens that the rules will see, the brackets that are open in them, and what is wrong with those. */
export class BracketStack {
  readonly out: IToken[] = [];
  readonly problems: Problem[] = [];
  protected readonly stack: Opener[] = [];
  /** Set where nesting was too deep: closers that are missing there are not worth a word. */
  protected tooDeep = false;

  protected reportTooDeep(token: IToken): void {
    if (this.tooDeep) return;
    this.tooDeep = true;
    this.problems.push({
      kind: "nestingTooDeep",
      start: token.startOffset,
      end: endOf(token),
      found: describe(token),
      expected: `at most ${deepestNesting} brackets inside each other`,
    });
  }

  /** Reports a closer that closes nothing, and what should stand instead. */
  protected dropCloser(token: IToken, instead = ""): void {
    this.problems.push({
      kind: "surplusClosingBracket",
      start: token.startOffset,
      end: endOf(token),
      found: describe(token),
      expected: instead === "" ? "" : `\`${instead}\``,
      edits: [{ start: token.startOffset, end: endOf(token), newText: instead }],
    });
  }

  /** Invents the closers of all that is open above a depth, before the token `next`. */
  protected closeDownTo(depth: number, next: IToken, at: number): void {
    if (this.stack.length <= depth) return;
    const unclosed = this.stack.splice(depth).toReversed();
    const before = this.out[at - 1];
    const offset = before === undefined ? next.startOffset : endOf(before);
    const closers = unclosed.map((opener) =>
      invented(opener.token.tokenType === LeftBrace ? RightBrace : RightBracket, "", offset),
    );
    this.out.splice(at, 0, ...closers);
    const missing = unclosed.filter((opener) => !opener.invented);
    if (missing.length > 0 && !this.tooDeep) this.reportUnclosed(missing, next, offset);
  }

  private reportUnclosed(missing: readonly Opener[], next: IToken, offset: number): void {
    const innermost = missing[0];
    if (innermost === undefined) return;
    this.problems.push({
      kind: "missingClosingBracket",
      start: innermost.token.startOffset,
      end: endOf(innermost.token),
      found: describe(innermost.token),
      expected: missing.map((opener) => `\`${closerOf(opener)}\``).join(" and "),
      edits: [{ start: offset, end: offset, newText: this.closingText(missing) }],
      related: { start: next.startOffset, end: endOf(next) },
    });
  }

  /** Braces of bodies close on lines of their own, brackets of values where they stand. */
  private closingText(missing: readonly Opener[]): string {
    const closing = missing.map((opener) =>
      opener.body ? `\n${" ".repeat(Math.min(opener.indentation, 80))}}` : closerOf(opener),
    );
    return closing.join("").replace(/^\}/, " }");
  }
}
