import { createTokenInstance, type IToken, Lexer } from "chevrotain";
import { resetScanner } from "./scan-text.ts";
import { allTokens, keywords, Name } from "./tokens.ts";
import { endOf } from "./words.ts";

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
  const invisible = groups["invisible"] ?? [];
  const whole = invisible.length === 0 ? tokens : joinNames(tokens, invisible);
  return { tokens: whole, comments: groups["comments"] ?? [], invisible };
}

const space = /[\xA0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]/;

/** Joins the parts of names that something invisible, no space, splits: it is reported, and does no more harm. */
function joinNames(tokens: readonly IToken[], invisible: readonly IToken[]): IToken[] {
  const marks = invisible.filter((token) => !space.test(token.image));
  const splits = new Map(marks.map((token) => [token.startOffset, endOf(token)]));
  const joined: IToken[] = [];
  for (const token of tokens) {
    const last = joined.at(-1);
    if (last?.tokenType !== Name || token.tokenType !== Name) joined.push(token);
    else if (splits.get(endOf(last)) !== token.startOffset) joined.push(token);
    else joined[joined.length - 1] = joinedName(last, token);
  }
  return joined;
}

function joinedName(first: IToken, second: IToken): IToken {
  const image = first.image + second.image;
  const type = keywords.find((keyword) => keyword.PATTERN === image) ?? Name;
  const place = [first.startOffset, endOf(second) - 1, NaN, NaN, NaN, NaN] as const;
  return createTokenInstance(type, image, ...place);
}
