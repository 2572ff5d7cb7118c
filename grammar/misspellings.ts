import { createTokenInstance, type IToken, type TokenType } from "chevrotain";
import {
  Colon,
  Connector,
  From,
  Journey,
  LeftBrace,
  Name,
  Node,
  On,
  Page,
  Resource,
  ResourceName,
  Text,
} from "./tokens.ts";
import { endOf } from "./words.ts";

/** Headings whose first word may be a keyword misspelt, by the tokens after it. */
interface Pattern {
  readonly keyword: TokenType;
  readonly second: TokenType;
  readonly third: readonly TokenType[];
}

const outside: readonly Pattern[] = [
  { keyword: Journey, second: Name, third: [LeftBrace, Text, On] },
  { keyword: Connector, second: Name, third: [Colon] },
  { keyword: Resource, second: ResourceName, third: [From] },
];
const inJourney: readonly Pattern[] = [
  { keyword: Node, second: Name, third: [Colon, Text] },
  { keyword: Page, second: Name, third: [LeftBrace, Text] },
];

/** The least number of letters to insert, drop or change; both words are short. */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const changed = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}

function isNear(word: string, keyword: TokenType): boolean {
  const meant = String(keyword.PATTERN);
  if (Math.abs(word.length - meant.length) > 2) return false;
  return distance(word.toLowerCase(), meant) <= (meant.length > 4 ? 2 : 1);
}

/**
 * The keyword that a word at the start of a line stands for, given what follows it; as a token with the word's
 * place. Undefined for what is no heading, or whose first word is like no keyword.
 *
 * @param depth how many brackets are open
 */
export function misspeltKeyword(
  tokens: readonly IToken[],
  index: number,
  depth: number,
): { readonly token: IToken; readonly keyword: string } | undefined {
  const word = tokens[index];
  if (word?.tokenType !== Name || depth > 1) return undefined;
  const second = tokens[index + 1]?.tokenType;
  const third = tokens[index + 2]?.tokenType;
  if (second === undefined || third === undefined) return undefined;
  const meant = (depth === 0 ? outside : inJourney).find(
    (pattern) =>
      (second === pattern.second || second.CATEGORIES?.includes(pattern.second) === true) &&
      pattern.third.includes(third) &&
      isNear(word.image, pattern.keyword),
  );
  if (meant === undefined) return undefined;
  const { image, startOffset } = word;
  const place = [startOffset, endOf(word) - 1, NaN, NaN, NaN, NaN] as const;
  const token = createTokenInstance(meant.keyword, image, ...place);
  return { token, keyword: String(meant.keyword.PATTERN) };
}
