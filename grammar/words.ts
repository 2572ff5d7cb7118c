import type { IToken } from "chevrotain";
import { EndOfText, Invisible, Text } from "./tokens.ts";

const longest = 40;

/** The token as a message names it: `` `foo` ``, `the string "x"`, `the end of the file`. */
export function describe(token: IToken): string {
  if (token.tokenType === EndOfText) return "the end of the file";
  if (token.tokenType === Invisible) return "an invisible character";
  const line = token.image.split(/[\r\n]/, 1)[0] ?? "";
  const image = line.length > longest ? `${line.slice(0, longest)}…` : line;
  return token.tokenType === Text ? `the string ${image}` : `\`${image}\``;
}

/** The offset after a token. The lexer gives start offsets only; tokens that were made carry their end. */
export function endOf(token: IToken): number {
  const { endOffset } = token;
  if (endOffset !== undefined && !Number.isNaN(endOffset)) return endOffset + 1;
  return token.startOffset + token.image.length;
}
