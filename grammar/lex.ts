import { type IToken, Lexer } from "chevrotain";
import { resetScanner } from "./scan-text.ts";
import { allTokens } from "./tokens.ts";

/** What the lexer finds: the tokens that the rules see, and what stands between them. */
export interface LexedText {
  readonly tokens: IToken[];
  /** Comments of all three kinds, in the text's order. */
  readonly comments: readonly IToken[];
  /** Runs of invisible characters outside strings and comments. */
  readonly invisible: readonly IToken[];
}

let lexer: Lexer | undefined;

/** Splits any text into tokens; the terminals cover every character, so nothing is left over. */
export function lex(text: string): LexedText {
  lexer ??= new Lexer(allTokens, {
    positionTracking: "onlyOffset",
    ensureOptimizations: true,
    skipValidations: true,
  });
  resetScanner();
  const { tokens, groups } = lexer.tokenize(text);
  return { tokens, comments: groups["comments"] ?? [], invisible: groups["invisible"] ?? [] };
}
