import type { IToken } from "chevrotain";
import { anchorAt, type Anchor } from "./anchors.ts";
import { BracketLines } from "./bracket-lines.ts";
import { deepestNesting, invented } from "./bracket-stack.ts";
import { misspeltKeyword } from "./misspellings.ts";
import type { Problem } from "./problems.ts";
import {
  ArrowLike,
  ColonLike,
  EndOfText,
  From,
  Import,
  LeftBrace,
  LeftBracket,
  RightBrace,
  RightBracket,
  Text,
} from "./tokens.ts";
import { describe, endOf } from "./words.ts";

export interface BalancedTokens {
  readonly tokens: IToken[];
  readonly problems: readonly Problem[];
}

/**
 * Makes the brackets of a file balance before any rule sees them, in one pass and linear time: invents closers
 * before the next declaration, node or page, openers after a heading, drops what closes nothing, and replaces
 * what nests too deeply. A rule can then rely on each body's end, and an error in one never reaches the next.
 */
class BracketPass extends BracketLines {
  private readonly byIndentation: boolean;
  private heading: { readonly anchor: Anchor; readonly keyword: IToken } | undefined;
  private importKeyword: IToken | undefined;

  constructor(tokens: readonly IToken[], text: string, byIndentation: boolean) {
    super(tokens, text);
    this.byIndentation = byIndentation;
  }

  run(): void {
    let index = 0;
    while (index < this.tokens.length) index = this.step(index);
    const end = invented(EndOfText, "", this.text.length);
    this.openBody(end, undefined);
    this.closeDownTo(0, end, this.out.length);
    this.out.push(end);
  }

  /** Handles one token and returns the index of the next. */
  private step(index: number): number {
    const token = this.tokens[index];
    if (token === undefined) return index + 1;
    this.measure(token);
    const anchor = this.firstOfLine ? anchorAt(this.tokens, index, this.text) : undefined;
    if (this.heading !== undefined) this.openBody(token, anchor);
    if (anchor !== undefined) this.enter(anchor, token);
    else if (this.firstOfLine && this.takeMisspelt(index)) return index + 1;
    if (this.firstOfLine) this.lineStart = this.out.length;
    if (this.stack.length > 0) this.closeBefore(token, index);
    this.previousEnd = endOf(token);
    switch (token.tokenType) {
      case LeftBrace:
      case LeftBracket:
        return this.open(token, index);
      case RightBrace:
        this.close(token, index);
        break;
      case RightBracket:
        this.closeList(token);
        break;
      default:
        this.out.push(token);
    }
    return index + 1;
  }

  /** Reads a misspelt keyword at the start of a heading as what it means. */
  private takeMisspelt(index: number): boolean {
    const meant = misspeltKeyword(this.tokens, index, this.stack.length);
    if (meant === undefined) return false;
    const { token, keyword } = meant;
    const place = { start: token.startOffset, end: endOf(token) };
    const expected = `\`${keyword}\``;
    const edits = [{ ...place, newText: keyword }];
    const found = describe(token);
    this.problems.push({ kind: "unexpectedToken", ...place, found, expected, edits });
    if (keyword !== "resource")
      this.heading = { anchor: { depth: 0, body: "optional" }, keyword: token };
    this.out.push(token);
    this.previousEnd = endOf(token);
    return true;
  }

  /** Closes the brackets of values before what cannot stand in them: an arrow, a colon in a list, `from "…"`. */
  private closeBefore(token: IToken, index: number): void {
    const inList = this.stack.at(-1)?.token.tokenType === LeftBracket;
    const categories = token.tokenType.CATEGORIES ?? [];
    const endsImport =
      token.tokenType === From &&
      this.stack.at(-1)?.names === true &&
      this.tokens[index + 1]?.tokenType === Text;
    if (endsImport) this.closeDownTo(0, token, this.out.length);
    else if (categories.includes(ArrowLike)) this.closeValues(token, 0);
    else if (inList && categories.includes(ColonLike) && this.out.length - this.lineStart === 1)
      this.closeValues(token, this.stack.length - 1);
  }

  /** Closes what a declaration, node or page cannot stand in. */
  private enter(anchor: Anchor, token: IToken): void {
    const depth = anchor.depth === 0 || this.stack[0]?.token.tokenType !== LeftBrace ? 0 : 1;
    if (this.stack.length > depth) this.closeDownTo(depth, token, this.beforeAnnotations());
    this.heading = anchor.body === "none" ? undefined : { anchor, keyword: token };
    this.importKeyword = token.tokenType === Import ? token : undefined;
    this.tooDeep = false;
  }

  /** Invents the brace after a heading whose line has ended without one. */
  private openBody(token: IToken, anchor: Anchor | undefined): void {
    const heading = this.heading;
    if (heading === undefined) return;
    const ended = this.firstOfLine || token.tokenType === EndOfText;
    const isArrow = token.tokenType.CATEGORIES?.includes(ArrowLike) === true;
    if (token.tokenType === LeftBrace || !ended) {
      if (isArrow) this.heading = undefined;
      return;
    }
    this.heading = undefined;
    const bodyFollows =
      anchor === undefined &&
      !isArrow &&
      token.tokenType !== RightBrace &&
      token.tokenType !== EndOfText;
    if (heading.anchor.body === "optional" && !bodyFollows) return;
    this.inventOpener(token, bodyFollows ? " {" : " {}");
  }

  private inventOpener(next: IToken, newText: string): void {
    const offset = this.previousEnd;
    this.problems.push({
      kind: "missingOpeningBrace",
      start: next.startOffset,
      end: endOf(next),
      found: describe(next),
      expected: "`{`",
      edits: [{ start: offset, end: offset, newText }],
    });
    const brace = invented(LeftBrace, "", offset);
    this.out.push(brace);
    this.stack.push({
      token: brace,
      indentation: this.indentation,
      body: true,
      value: false,
      names: false,
      invented: true,
    });
  }

  private open(token: IToken, index: number): number {
    const body = this.heading !== undefined && token.tokenType === LeftBrace;
    if (body) this.heading = undefined;
    if (this.stack.length >= deepestNesting) return this.skipGroup(token, index);
    const value = !body && this.startsValue(token);
    const names = this.importKeyword !== undefined && this.out.at(-1) === this.importKeyword;
    const { indentation } = this;
    this.stack.push({ token, indentation, body, value, names, invented: false });
    this.out.push(token);
    return index + 1;
  }

  private startsValue(token: IToken): boolean {
    if (token.tokenType === LeftBracket || this.stack.at(-1)?.token.tokenType === LeftBracket)
      return true;
    return this.out.at(-1)?.tokenType.CATEGORIES?.includes(ColonLike) === true;
  }

  private close(token: IToken, index: number): void {
    const depth = this.matchingBrace();
    if (depth < 0 || (depth === 0 && this.endsJourneyEarly(index))) {
      this.dropCloser(token);
      return;
    }
    this.closeDownTo(depth + 1, token, this.out.length);
    this.stack.pop();
    this.out.push(token);
  }

  /** True when a node follows the brace that would end its journey, and the brace is indented as if left over. */
  private endsJourneyEarly(index: number): boolean {
    const opener = this.stack[0];
    if (opener?.body !== true || anchorAt(this.tokens, index + 1, this.text)?.depth !== 1)
      return false;
    return !this.firstOfLine || this.indentation > opener.indentation;
  }

  /** The place in the stack of the brace that this one closes; -1 when it closes none. */
  private matchingBrace(): number {
    let depth = this.stack.length - 1;
    while (depth >= 0 && this.stack[depth]?.token.tokenType !== LeftBrace) depth -= 1;
    if (!this.byIndentation || !this.firstOfLine) return depth;
    if ((this.stack[depth]?.indentation ?? 0) <= this.indentation) return depth;
    for (let lower = depth - 1; lower >= 0; lower -= 1) {
      const opener = this.stack[lower];
      if (opener?.token.tokenType === LeftBrace && opener.indentation === this.indentation)
        return lower;
    }
    return depth;
  }

  private closeList(token: IToken): void {
    let depth = this.stack.length - 1;
    while (depth >= 0 && this.stack[depth]?.token.tokenType !== LeftBracket) {
      if (this.stack[depth]?.body === true) depth = 0;
      depth -= 1;
    }
    if (depth < 0 && this.stack.at(-1)?.value === true) {
      this.closeBy(token, invented(RightBrace, "", token.startOffset));
      return;
    }
    if (depth < 0) {
      this.dropCloser(token);
      return;
    }
    this.closeDownTo(depth + 1, token, this.out.length);
    this.stack.pop();
    this.out.push(token);
  }

  /** Takes a `]` for the `}` that is meant. */
  private closeBy(token: IToken, brace: IToken): void {
    this.dropCloser(token, "}");
    this.stack.pop();
    this.out.push(brace);
  }
}

/**
 * Balances the brackets of a file's tokens. Indentation is asked only when they do not balance by themselves,
 * so that it never decides whether a text is valid.
 */
export function balanceBrackets(tokens: readonly IToken[], text: string): BalancedTokens {
  const plain = new BracketPass(tokens, text, false);
  plain.run();
  if (plain.problems.length === 0) return { tokens: plain.out, problems: [] };
  const indented = new BracketPass(tokens, text, true);
  indented.run();
  const better = indented.problems.length <= plain.problems.length ? indented : plain;
  return { tokens: better.out, problems: better.problems };
}
