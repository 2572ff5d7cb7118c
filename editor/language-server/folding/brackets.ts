import { balanceBrackets, endOf, type LexedText, type Token, tokens as t } from "@journeyc/grammar";
import type { Lines, Span } from "journeyc/analysis";
import { textInside } from "../text-token.ts";
import { between, type Foldable } from "./foldable.ts";

const spanOf = (token: Token): Span => ({ start: token.startOffset, end: endOf(token) });

/** Bodies, lists and objects. One that lacks its bracket ends where the parser takes it to end. */
export function* bracketFolds(lexed: LexedText, lines: Lines): Generator<Foldable> {
  const open: Token[] = [];
  let before: Token | undefined;
  for (const token of balanceBrackets(lexed.tokens, lines.text).tokens) {
    if (token.tokenType === t.LeftBrace || token.tokenType === t.LeftBracket) open.push(token);
    if (token.tokenType === t.RightBrace || token.tokenType === t.RightBracket) {
      const opener = open.pop();
      const isReal = token.image !== "";
      const end = before === undefined ? 0 : endOf(before);
      const closer = isReal ? spanOf(token) : { start: end, end };
      if (opener !== undefined) yield between(lines, spanOf(opener), closer);
    }
    if (token.image !== "") before = token;
  }
}

/** Texts in `"""`. */
export function* textFolds({ tokens }: LexedText, lines: Lines): Generator<Foldable> {
  for (const token of tokens) {
    if (token.tokenType !== t.Text || !token.image.startsWith('"""')) continue;
    const { start, end } = spanOf(token);
    const inside = textInside(token);
    yield between(lines, { start, end: inside.start }, { start: inside.end, end });
  }
}
