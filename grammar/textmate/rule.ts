import type { TokenType } from "chevrotain";

/** A rule of a TextMate grammar: https://macromates.com/manual/en/language_grammars */
export interface Rule {
  readonly name?: string;
  readonly contentName?: string;
  readonly match?: string;
  readonly begin?: string;
  readonly end?: string;
  readonly captures?: Captures;
  readonly beginCaptures?: Captures;
  readonly endCaptures?: Captures;
  readonly patterns?: readonly Rule[];
  readonly include?: string;
}

export type Captures = Readonly<Record<string, Rule>>;

export type Repository = Readonly<Record<string, Rule>>;

/** The regular expression of a token, as text. */
export function source(token: TokenType): string {
  const { PATTERN } = token;
  if (PATTERN instanceof RegExp) return PATTERN.source;
  if (typeof PATTERN !== "string") throw new Error(`${token.name} is scanned by a function`);
  return PATTERN.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}

export const anyOf = (tokens: readonly TokenType[]): string =>
  `(?:${tokens.map(source).join("|")})`;

export const include = (...names: readonly string[]): Rule[] =>
  names.map((each) => ({ include: `#${each}` }));

/** Stands for a group that holds blanks and comments, `gap`. */
export const comments = Symbol("comments");

/** Scopes of the groups of an expression, the first group's first. */
export const scope = (...names: readonly (string | typeof comments)[]): Captures =>
  Object.fromEntries(
    names.map((each, index) => [
      index + 1,
      each === comments ? { patterns: include("comments") } : { name: `${each}.journey` },
    ]),
  );
