import * as t from "../tokens.ts";
import { blank, closingOnly, startOfFile } from "./patterns.ts";
import { include, type Repository, type Rule, scope, source } from "./rule.ts";
import { begin, end } from "./texts.ts";

const inWord = `[^\\s()"'\\\\]`;
const endOfWord = `(?!${inWord})`;
const attribute = `(?!!)${inWord}+`;
const comparison = "(?i:eq|co|sw|lt|le|gt|ge|pr)";

const endOfLine = `"|${closingOnly}|$`;

function quoted(quote: string, before: string, kind: string): Rule {
  return {
    name: `string.quoted.${kind}.query-filter.journey`,
    begin: quote,
    end: `${quote}|(?=${before})`,
    beginCaptures: begin,
    endCaptures: end,
    patterns: include("filterEscape", "escape"),
  };
}

function embedded(
  quotes: string,
  kind: string,
  before: string,
  ...inside: readonly string[]
): Rule {
  return {
    name: `string.quoted.${kind}.journey`,
    contentName: "meta.embedded.query-filter.journey",
    begin: quotes,
    end: `${quotes}|${before}`,
    beginCaptures: begin,
    endCaptures: end,
    patterns: include(...inside, "filterPart"),
  };
}

/** Query filters: the language in the strings of settings of this name. */
export const queryFilter: Repository = {
  filter: {
    begin: `(queryFilter)${blank}(${source(t.Colon)})${blank}(?=")`,
    end: '(?<=")|$|^(?=.)',
    beginCaptures: scope("variable.other.property", "punctuation.separator.colon"),
    patterns: [
      embedded('"""', "triple", startOfFile, "filterBlockText"),
      embedded('"', "double", `${closingOnly}|$`, "filterLineText"),
    ],
  },
  /** In a block, a quote need not be escaped. */
  filterBlockText: {
    patterns: [quoted('\\\\?"(?!"")', '"""|$', "double"), quoted("'", '"""|$', "single")],
  },
  filterLineText: {
    patterns: [quoted('\\\\"', endOfLine, "double"), quoted("'", endOfLine, "single")],
  },
  /** A backslash of the filter is two of the string. */
  filterEscape: { name: "constant.character.escape.journey", match: '\\\\\\\\(?:\\\\.|[^"\\\\])' },
  filterPart: {
    patterns: [
      { name: "keyword.operator.logical.journey", match: `!|(?i:and|or)${endOfWord}` },
      { name: "constant.language.journey", match: `(?i:true|false)${endOfWord}` },
      {
        name: "constant.numeric.journey",
        match: `-?[0-9]+(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?${endOfWord}`,
      },
      {
        match: `^\\s*(${comparison})${endOfWord}`,
        captures: scope("keyword.operator.comparison"),
      },
      {
        match: `(${attribute})(?:\\s+(${comparison})${endOfWord})?`,
        captures: scope("variable.other.property.attribute", "keyword.operator.comparison"),
      },
      { name: "punctuation.section.group.journey", match: "[()]" },
      ...include("escape"),
    ],
  },
};
