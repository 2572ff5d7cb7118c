import type { TokenType } from "chevrotain";
import * as t from "../tokens.ts";
import {
  constants,
  gap,
  name,
  startOfDeclaration,
  startOfNode,
  startOfNumber,
} from "./patterns.ts";
import { comments, include, type Repository, type Rule, scope, source } from "./rule.ts";

export const braces = [t.LeftBrace, t.RightBrace] as const;
const brackets = [t.LeftBracket, t.RightBracket] as const;

/** Where a body or value that lacks its bracket is over. */
export const startOfNext = `${startOfDeclaration}|${startOfNode}`;

/** @param next where it is over at the latest */
export function bracketed(
  [open, close]: readonly [TokenType, TokenType],
  kind: string,
  next: string,
  ...inside: readonly string[]
): Rule {
  return {
    begin: source(open),
    end: `${source(close)}|${next}`,
    beginCaptures: { 0: { name: `punctuation.section.${kind}.begin.journey` } },
    endCaptures: { 0: { name: `punctuation.section.${kind}.end.journey` } },
    patterns: include("comments", ...inside),
  };
}

/** Settings: keys and values. */
export const values: Repository = {
  resourceName: { name: "entity.name.tag.resource.journey", match: source(t.ResourceName) },
  key: {
    patterns: [
      {
        match: `(${name})${gap}(${source(t.Colon)})`,
        captures: scope("variable.other.property", comments, "punctuation.separator.colon"),
      },
      { name: "punctuation.separator.colon.journey", match: source(t.Colon) },
    ],
  },
  value: {
    patterns: [
      ...include("strings", "resourceName"),
      { name: "support.variable.environment.journey", match: source(t.Environment) },
      {
        match: startOfNumber + source(t.Duration),
        captures: {
          0: {
            name: "constant.numeric.duration.journey",
            patterns: [{ name: "keyword.other.unit.journey", match: "[a-z]+" }],
          },
        },
      },
      { name: "constant.numeric.journey", match: startOfNumber + source(t.NumberToken) },
      { name: "invalid.illegal.numeric.journey", match: startOfNumber + source(t.MalformedNumber) },
      { name: "constant.language.journey", match: `${constants}(?!\\w)` },
      { name: "entity.name.type.reference.journey", match: name },
      ...include("object", "list"),
      { name: "punctuation.separator.comma.journey", match: source(t.Comma) },
    ],
  },
  object: bracketed(braces, "object", startOfNext, "filter", "key", "value"),
  list: bracketed(brackets, "list", startOfNext, "value"),
};
