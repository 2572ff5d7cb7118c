import { balanceBrackets, endOf, lex, type Token, tokens as t } from "@journeyc/grammar";
import type { Lines } from "journeyc/analysis";
import { type TextChange, trimmed } from "./text-change.ts";

const opening: readonly Token["tokenType"][] = [t.LeftBrace, t.LeftBracket];
const closing: readonly Token["tokenType"][] = [t.RightBrace, t.RightBracket];

/**
 * Gives a line the indentation of the brackets around it; a line that starts with closing ones, that of their openers.
 *
 * @param line counted from 1
 * @returns undefined when it has that indentation, or is inside of a string or comment
 */
export function indented(lines: Lines, line: number): TextChange | undefined {
  const start = lines.startOf(line);
  const text = lines.textOf(line);
  const blanks = /^[ \t]*/.exec(text)?.[0] ?? "";
  const { tokens, comments } = lex(lines.text);
  const isInside = [...tokens, ...comments].some(
    (token) => token.startOffset < start && start < endOf(token),
  );
  if (isInside) return undefined;
  const closers = /^[\]}]*/.exec(text.slice(blanks.length))?.[0].length ?? 0;
  const depth = depthAt(balanceBrackets(tokens, lines.text).tokens, start) - closers;
  return trimmed(lines.text, {
    span: { start, end: start + blanks.length },
    newText: "  ".repeat(Math.max(0, depth)),
  });
}

/** How many brackets are open at an offset. Those that the text lacks count as far as it goes on behind them. */
function depthAt(tokens: readonly Token[], offset: number): number {
  const last = tokens.findLastIndex((token) => token.image !== "" && endOf(token) <= offset);
  const before = tokens.slice(0, last + 1).map(({ tokenType }) => tokenType);
  const count = (types: typeof opening): number =>
    before.filter((type) => types.includes(type)).length;
  return count(opening) - count(closing);
}
