import { createTokenInstance, type IToken } from "chevrotain";
import { anchorAt } from "./anchors.ts";
import { BracketStack } from "./bracket-stack.ts";
import {
  At,
  LeftBrace,
  LeftBracket,
  LeftParenthesis,
  RightBrace,
  RightBracket,
  RightParenthesis,
  TooDeep,
} from "./tokens.ts";
import { endOf } from "./words.ts";

/** Brackets and the lines that they stand on. */
export class BracketLines extends BracketStack {
  protected readonly tokens: readonly IToken[];
  protected readonly text: string;
  protected indentation = 0;
  protected previousEnd = 0;
  protected firstOfLine = true;
  /** Where the current line starts in the output. */
  protected lineStart = 0;

  constructor(tokens: readonly IToken[], text: string) {
    super();
    this.tokens = tokens;
    this.text = text;
  }

  /** Notes whether the token is the first of its line, and then how far it is indented. */
  protected measure(token: IToken): void {
    this.firstOfLine = this.previousEnd === 0;
    let lineStart = -1;
    for (let offset = this.previousEnd; offset < token.startOffset; offset += 1) {
      const code = this.text.charCodeAt(offset);
      if (code === 0x0a || code === 0x0d) lineStart = offset + 1;
    }
    if (lineStart < 0 && !this.firstOfLine) return;
    this.firstOfLine = true;
    this.indentation = token.startOffset - Math.max(lineStart, 0);
  }

  /** Where the annotations above the token to come start in the output. */
  protected beforeAnnotations(): number {
    let at = this.out.length;
    while (this.out[at - 1]?.tokenType === RightParenthesis) {
      let open = at - 1;
      while (open > at - 9 && this.out[open]?.tokenType !== LeftParenthesis) open -= 1;
      if (this.out[open - 2]?.tokenType !== At) break;
      at = open - 2;
    }
    return at;
  }

  /** Closes the brackets of values that were opened on an earlier line, at the start of this one. */
  protected closeValues(token: IToken, from: number): void {
    let depth = this.stack.length;
    while (depth > from && this.stack[depth - 1]?.value === true) depth -= 1;
    const first = this.out[this.lineStart] ?? token;
    const earlier = this.stack
      .slice(depth)
      .every((opener) => opener.token.startOffset < first.startOffset);
    if (depth > 0 && earlier) this.closeDownTo(depth, first, this.lineStart);
  }

  /** Replaces a group of brackets that nests too deeply by one token, up to its end or the next anchor. */
  protected skipGroup(token: IToken, from: number): number {
    let depth = 0;
    let index = from;
    for (; index < this.tokens.length; index += 1) {
      const current = this.tokens[index];
      if (current === undefined) break;
      this.measure(current);
      if (index > from && this.firstOfLine && anchorAt(this.tokens, index, this.text) !== undefined)
        break;
      this.previousEnd = endOf(current);
      const type = current.tokenType;
      if (type === LeftBrace || type === LeftBracket) depth += 1;
      if ((type === RightBrace || type === RightBracket) && --depth === 0) {
        index += 1;
        break;
      }
    }
    const place = [token.startOffset, this.previousEnd - 1, NaN, NaN, NaN, NaN] as const;
    this.out.push(createTokenInstance(TooDeep, "", ...place));
    this.reportTooDeep(token);
    return index;
  }
}
