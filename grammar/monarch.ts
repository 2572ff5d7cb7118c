import type { TokenType } from "chevrotain";
import * as t from "./tokens.ts";

/** A pattern with what its groups are, and the state that it leads to: https://microsoft.github.io/monaco-editor/monarch.html */
type Rule =
  | readonly [pattern: string, token: string | readonly string[]]
  | readonly [pattern: string, token: string, next: string]
  | { readonly include: string };

/** The regular expression of a token, as text. */
function source({ PATTERN, name }: TokenType): string {
  if (PATTERN instanceof RegExp) return PATTERN.source;
  if (typeof PATTERN !== "string") throw new Error(`${name} is scanned by a function`);
  return PATTERN.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}

const anyOf = (tokens: readonly TokenType[]): string => `(?:${tokens.map(source).join("|")})`;

const blank = "[ \\t]*";
const blanks = "[ \\t]+";
const name = source(t.Name);
const text = '"(?:[^"\\\\]|\\\\.)*"';
const arrow = source(t.Arrow);

const comments: readonly Rule[] = [
  ["\\/\\/\\/(?!\\/).*$", "comment.doc"],
  ["\\/\\/.*$", "comment"],
  ["\\/\\*", "comment", "@comment"],
];

/** Keywords are coloured where they are keywords: a node called `start` and an outcome `failure` are names. */
const headings: readonly Rule[] = [
  [
    `(${anyOf([t.Journey, t.Node, t.Page, t.Connector])})(${blanks})(${name})`,
    ["keyword", "white", "type.identifier"],
  ],
  [`(${source(t.Resource)})(${blanks})(${source(t.ResourceName)})`, ["keyword", "white", "tag"]],
  [`${source(t.Import)}(?=${blank}\\{)`, "keyword"],
  [`${source(t.From)}(?=${blank}")`, "keyword"],
  [`${source(t.On)}(?=${blanks}${source(t.ResourceName)})`, "keyword"],
  [`${source(t.Start)}(?=${blank}${arrow})`, "keyword"],
  [`(${source(t.Require)})(${blanks})(${name})`, ["keyword", "white", "type.identifier"]],
  [`(${anyOf([t.Before, t.After])})(${blanks})(${name})`, ["keyword", "white", "type.identifier"]],
  // In brackets, since `@` before a word stands for an attribute of the grammar.
  [`[@]allow(?=${blank}\\()`, "annotation"],
];

/** Names before an arrow are outcomes, whatever they are called; `success`, `failure`, `stop` after it are ends. */
const wirings: readonly Rule[] = [
  [`${source(t.Else)}(?=${blank}${arrow})`, "keyword"],
  [`${name}(?=${blank}(?:,${blank}(?:${name}|${text})${blank})*${arrow})`, "variable.outcome"],
  [`(${arrow})(${blank})((?:success|failure|stop)(?!\\w))`, ["operator", "white", "keyword"]],
  [`(${arrow})(${blank})(${name})`, ["operator", "white", "identifier"]],
  [arrow, "operator"],
];

const values: readonly Rule[] = [
  [`${name}(?=${blank}(?:${text}${blank})?:)`, "key"],
  [source(t.Environment), "variable.predefined"],
  [source(t.ResourceName), "tag"],
  [source(t.Duration), "number"],
  [source(t.NumberToken), "number"],
  [`${anyOf(t.constantKeywords)}(?!\\w)`, "keyword"],
  [name, "type"],
  ["[{}()\\[\\]]", "@brackets"],
  [`${source(t.Colon)}|${source(t.Comma)}`, "delimiter"],
];

const escape: Rule = [
  '\\\\(?:["\\\\/bfnrt]|u\\{[0-9A-Fa-f]{1,6}\\}|u[0-9A-Fa-f]{4})',
  "string.escape",
];

/**
 * The grammar of the language for Monaco, made from the terminals in `tokens.ts`. A string ends with its line at the
 * latest, so that a missing quote colours one line and not the file.
 */
export function monarchGrammar(): object {
  const tokenizer: Readonly<Record<string, readonly Rule[]>> = {
    root: [
      ...comments,
      ...headings,
      ...wirings,
      ['"""', "string.quote", "@block"],
      [`"(?:[^"\\\\]|\\\\.)*$`, "string.invalid"],
      ['"', "string.quote", "@string"],
      ...values,
      ["[ \\t\\r\\n]+", "white"],
    ],
    comment: [
      ["[^*]+", "comment"],
      ["\\*\\/", "comment", "@pop"],
      ["\\*", "comment"],
    ],
    string: [
      ['[^"\\\\]+', "string"],
      escape,
      ["\\\\.", "string.invalid"],
      ['"', "string.quote", "@pop"],
    ],
    block: [
      ['"""', "string.quote", "@pop"],
      ['[^"\\\\]+', "string"],
      escape,
      ['["\\\\]', "string"],
    ],
  };
  return { defaultToken: "invalid", tokenPostfix: ".journey", tokenizer };
}
