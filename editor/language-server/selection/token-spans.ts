import { balanceBrackets, endOf, lex, type Token, tokens as t } from "@journeyc/grammar";
import type { Span } from "journeyc/analysis";
import { textInside } from "../text-token.ts";

/** What stands in brackets, alone and with them, and what stands in quotes. */
export function tokenSpans(text: string): readonly Span[] {
  const { tokens } = lex(text);
  const texts = tokens.filter(({ tokenType }) => tokenType === t.Text);
  return [...bracketSpans(balanceBrackets(tokens, text).tokens, text), ...texts.map(textInside)];
}

function* bracketSpans(tokens: readonly Token[], text: string): Generator<Span> {
  const open: Token[] = [];
  for (const token of tokens) {
    if (token.tokenType === t.LeftBrace || token.tokenType === t.LeftBracket) open.push(token);
    if (token.tokenType !== t.RightBrace && token.tokenType !== t.RightBracket) continue;
    const opener = open.pop();
    if (opener === undefined || opener.image === "" || token.image === "") continue;
    const content = text.slice(endOf(opener), token.startOffset);
    yield {
      start: token.startOffset - content.trimStart().length,
      end: endOf(opener) + content.trimEnd().length,
    };
    yield { start: opener.startOffset, end: endOf(token) };
  }
}
