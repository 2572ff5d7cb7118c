import { createTokenInstance, type IToken, type TokenType } from "chevrotain";
import { anchorAt, type Anchor } from "./anchors.ts";
import type { Problem } from "./problems.ts";
import {
  ArrowLike,
  At,
  EndOfText,
  LeftBrace,
  LeftBracket,
  LeftParenthesis,
  RightBrace,
  RightBracket,
  RightParenthesis,
  TooDeep,
} from "./tokens.ts";
import { describe, endOf } from "./words.ts";

/** Brackets may nest this deep; deeper text is skipped, so that no recursion depends on the input. */
export const deepestNesting = 64;

interface Opener {
  readonly token: IToken;
  readonly indentation: number;
  /** Opened by a declaration, node or page, and not by a value. */
  readonly body: boolean;
  /** The text lacks it; it has been reported. */
  readonly invented: boolean;
}

export interface BalancedTokens {
  readonly tokens: IToken[];
  readonly problems: readonly Problem[];
}

function invented(type: TokenType, image: string, offset: number): IToken {
  return createTokenInstance(type, image, offset, offset - 1, NaN, NaN, NaN, NaN);
}

const closerOf = (opener: Opener): string => (opener.token.tokenType === LeftBrace ? "}" : "]");

/**
 * Makes the brackets of a file balance before any rule sees them, in one pass and linear time: invents closers
 * before the next declaration, node or page, openers after a heading, drops what closes nothing, and replaces
 * what nests too deeply. A rule can then rely on each body's end, and an error in one never reaches the next.
 */
class BracketPass {
  readonly out: IToken[] = [];
  readonly problems: Problem[] = [];
  private readonly stack: Opener[] = [];
  private readonly tokens: readonly IToken[];
  private readonly text: string;
  private readonly byIndentation: boolean;
  private indentation = 0;
  private previousEnd = 0;
  private firstOfLine = true;
  private heading: { readonly anchor: Anchor; readonly keyword: IToken } | undefined;
  private tooDeep = false;

  constructor(tokens: readonly IToken[], text: string, byIndentation: boolean) {
    this.tokens = tokens;
    this.text = text;
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
    const anchor = this.firstOfLine ? anchorAt(this.tokens, index) : undefined;
    if (this.heading !== undefined) this.openBody(token, anchor);
    if (anchor !== undefined) this.enter(anchor, token);
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

  /** Notes whether the token is the first of its line, and then how far it is indented. */
  private measure(token: IToken): void {
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

  /** Closes what a declaration, node or page cannot stand in. */
  private enter(anchor: Anchor, token: IToken): void {
    const depth = anchor.depth === 0 || this.stack[0]?.body !== true ? 0 : 1;
    if (this.stack.length > depth) this.closeDownTo(depth, token, this.beforeAnnotations());
    this.heading = anchor.body === "none" ? undefined : { anchor, keyword: token };
    this.tooDeep = false;
  }

  /** Where the annotations above the token to come start in the output. */
  private beforeAnnotations(): number {
    let at = this.out.length;
    while (this.out[at - 1]?.tokenType === RightParenthesis) {
      let open = at - 1;
      while (open > at - 9 && this.out[open]?.tokenType !== LeftParenthesis) open -= 1;
      if (this.out[open - 2]?.tokenType !== At) break;
      at = open - 2;
    }
    return at;
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
    this.inventOpener(token);
  }

  private inventOpener(next: IToken): void {
    const offset = this.previousEnd;
    this.problems.push({
      kind: "missingOpeningBrace",
      start: next.startOffset,
      end: endOf(next),
      found: describe(next),
      expected: "`{`",
      edits: [{ start: offset, end: offset, newText: " {" }],
    });
    const brace = invented(LeftBrace, "", offset);
    this.out.push(brace);
    this.stack.push({ token: brace, indentation: this.indentation, body: true, invented: true });
  }

  private open(token: IToken, index: number): number {
    const body = this.heading !== undefined && token.tokenType === LeftBrace;
    if (body) this.heading = undefined;
    if (this.stack.length >= deepestNesting) return this.skipGroup(token, index);
    this.stack.push({ token, indentation: this.indentation, body, invented: false });
    this.out.push(token);
    return index + 1;
  }

  /** Replaces a group of brackets that nests too deeply by one token, up to its end or the next anchor. */
  private skipGroup(token: IToken, from: number): number {
    let depth = 0;
    let index = from;
    for (; index < this.tokens.length; index += 1) {
      const current = this.tokens[index];
      if (current === undefined) break;
      this.measure(current);
      if (index > from && this.firstOfLine && anchorAt(this.tokens, index) !== undefined) break;
      this.previousEnd = endOf(current);
      const type = current.tokenType;
      if (type === LeftBrace || type === LeftBracket) depth += 1;
      if ((type === RightBrace || type === RightBracket) && --depth === 0) {
        index += 1;
        break;
      }
    }
    const deep = createTokenInstance(
      TooDeep,
      "",
      token.startOffset,
      this.previousEnd - 1,
      NaN,
      NaN,
      NaN,
      NaN,
    );
    this.out.push(deep);
    this.reportTooDeep(token);
    return index;
  }

  private reportTooDeep(token: IToken): void {
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

  private close(token: IToken, index: number): void {
    const depth = this.matchingBrace(token);
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
    if (opener?.body !== true || anchorAt(this.tokens, index + 1)?.depth !== 1) return false;
    return !this.firstOfLine || this.indentation > opener.indentation;
  }

  /** The place in the stack of the brace that this one closes; -1 when it closes none. */
  private matchingBrace(token: IToken): number {
    let depth = this.stack.length - 1;
    while (depth >= 0 && this.stack[depth]?.token.tokenType !== LeftBrace) depth -= 1;
    if (!this.byIndentation || !this.firstOfLine || token.tokenType !== RightBrace) return depth;
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
    if (depth < 0 && this.stack.at(-1)?.body === false) {
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

  private dropCloser(token: IToken, instead = ""): void {
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
  private closeDownTo(depth: number, next: IToken, at: number): void {
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
