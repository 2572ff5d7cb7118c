/** The types of tokens: all are of the protocol, so that themes know them. */
export const tokenTypes = [
  "namespace",
  "class",
  "struct",
  "function",
  "variable",
  "parameter",
  "property",
  "enumMember",
  "decorator",
  "keyword",
  "operator",
  "string",
  "number",
  "comment",
] as const;

/** The last three are the language's own. */
export const tokenModifiers = [
  "declaration",
  "readonly",
  "defaultLibrary",
  "documentation",
  /** `success`, `failure`, `stop`. */
  "end",
  /** A node type that only AM knows. */
  "opaque",
  /** What holds a secret. */
  "secret",
] as const;

export type TokenTypeName = (typeof tokenTypes)[number];
export type TokenModifierName = (typeof tokenModifiers)[number];

/** How a token is told: what it is, and what else is known of it. */
export interface Role {
  readonly type: TokenTypeName;
  readonly modifiers: readonly TokenModifierName[];
}

export function role(type: TokenTypeName, ...modifiers: readonly TokenModifierName[]): Role {
  return { type, modifiers };
}

/** The number of a type, as the protocol tells it. */
export function numberOf({ type }: Role): number {
  return tokenTypes.indexOf(type);
}

/** The bits of modifiers, as the protocol tells them. */
export function bitsOf({ modifiers }: Role): number {
  return modifiers.reduce((bits, modifier) => bits | (1 << tokenModifiers.indexOf(modifier)), 0);
}
