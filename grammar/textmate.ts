import type { TokenType } from "chevrotain";
import * as t from "./tokens.ts";

/** A rule of a TextMate grammar: https://macromates.com/manual/en/language_grammars */
interface Rule {
  readonly name?: string;
  readonly match?: string;
  readonly begin?: string;
  readonly end?: string;
  readonly captures?: Captures;
  readonly beginCaptures?: Captures;
  readonly endCaptures?: Captures;
  readonly patterns?: readonly Rule[];
  readonly include?: string;
}

type Captures = Readonly<Record<string, Rule>>;

/** The regular expression of a token, as text. */
function source(token: TokenType): string {
  const { PATTERN } = token;
  if (PATTERN instanceof RegExp) return PATTERN.source;
  if (typeof PATTERN !== "string") throw new Error(`${token.name} is scanned by a function`);
  return PATTERN.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}

const anyOf = (tokens: readonly TokenType[]): string => `(?:${tokens.map(source).join("|")})`;

const blank = "[ \\t]*";
const name = source(t.Name);
const text = '"(?:[^"\\\\]|\\\\.)*"';
const constants = anyOf(t.constantKeywords);
const arrow = source(t.Arrow);
/** A bare name, and not the start of `env.NAME` or `managed/user`. */
const reference = `(?!${constants}\\b)${name}(?![\\w/.])`;

/** What a requirement names: `success`, `RetryLimitDecision`, `check.false`. */
const point = `${name}(?:\\.(?:${name}|"[^"]*"))?`;

const include = (...names: readonly string[]): Rule[] =>
  names.map((each) => ({ include: `#${each}` }));
const scope = (...names: readonly string[]): Captures =>
  Object.fromEntries(names.map((each, index) => [index + 1, { name: `${each}.journey` }]));

const comments: Rule = {
  patterns: [
    { name: "comment.line.documentation.journey", match: "///(?!/).*$\\n?" },
    { name: "comment.line.double-slash.journey", match: "//.*$\\n?" },
    { name: "comment.block.journey", begin: "/\\*", end: "\\*/" },
  ],
};

const escape: Rule = {
  patterns: [
    {
      name: "constant.character.escape.journey",
      match: '\\\\(?:["\\\\/bfnrt]|u\\{[0-9A-Fa-f]{1,6}\\}|u[0-9A-Fa-f]{4})',
    },
    { name: "invalid.illegal.escape.journey", match: "\\\\." },
  ],
};

/** A string ends with its line at the latest, so that a missing quote colours one line and not the file. */
const strings: Rule = {
  patterns: [
    {
      name: "string.quoted.triple.journey",
      begin: '"""',
      end: '"""',
      beginCaptures: { 0: { name: "punctuation.definition.string.begin.journey" } },
      endCaptures: { 0: { name: "punctuation.definition.string.end.journey" } },
      patterns: include("escape"),
    },
    {
      name: "string.quoted.double.journey",
      begin: '"',
      end: '"|$',
      beginCaptures: { 0: { name: "punctuation.definition.string.begin.journey" } },
      endCaptures: { 0: { name: "punctuation.definition.string.end.journey" } },
      patterns: include("escape"),
    },
  ],
};

const resourceName: Rule = {
  name: "entity.name.tag.resource.journey",
  match: source(t.ResourceName),
};

const value: Rule = {
  patterns: [
    ...include("strings", "resourceName"),
    { name: "support.variable.environment.journey", match: source(t.Environment) },
    {
      match: source(t.Duration),
      captures: {
        0: {
          name: "constant.numeric.duration.journey",
          patterns: [{ name: "keyword.other.unit.journey", match: "[a-z]+" }],
        },
      },
    },
    { name: "constant.numeric.journey", match: source(t.NumberToken) },
    { name: "invalid.illegal.numeric.journey", match: source(t.MalformedNumber) },
    { name: "constant.language.journey", match: `${constants}(?!\\w)` },
    { name: "entity.name.type.reference.journey", match: name },
    ...include("object", "list"),
    { name: "punctuation.separator.comma.journey", match: source(t.Comma) },
  ],
};

const key: Rule = {
  patterns: [
    {
      match: `(${name})${blank}(${source(t.Colon)})`,
      captures: scope("variable.other.property", "punctuation.separator.colon"),
    },
    { name: "punctuation.separator.colon.journey", match: source(t.Colon) },
  ],
};

function bracketed(open: TokenType, close: TokenType, kind: string, inside: readonly Rule[]): Rule {
  return {
    begin: source(open),
    end: source(close),
    beginCaptures: { 0: { name: `punctuation.section.${kind}.begin.journey` } },
    endCaptures: { 0: { name: `punctuation.section.${kind}.end.journey` } },
    patterns: inside,
  };
}

const braces = (kind: string, ...inside: readonly string[]): Rule =>
  bracketed(t.LeftBrace, t.RightBrace, kind, include(...inside));

/** Names before an arrow are outcomes, whatever they are called; `success`, `failure`, `stop` after it are ends. */
const wiring: Rule = {
  patterns: [
    {
      match: `(?:(${source(t.Else)})(?!\\w)|(${name}))(?=${blank}(?:,${blank}(?:${name}|${text})${blank})*${arrow})`,
      captures: scope("keyword.control.else", "variable.other.enummember.outcome"),
    },
    {
      match: `(${arrow})(?:${blank}(?:(success|failure|stop)(?!\\w)|(${name})))?`,
      captures: scope(
        "keyword.operator.arrow",
        "constant.language.target",
        "entity.name.function.node",
      ),
    },
  ],
};

/** The type after a colon, in headings. */
const type: Rule = {
  patterns: [
    {
      match: `(${source(t.Colon)})${blank}(${name})`,
      captures: scope("punctuation.separator.colon", "entity.name.type.node"),
    },
    { name: "punctuation.separator.colon.journey", match: source(t.Colon) },
  ],
};

const member: Rule = {
  patterns: [
    {
      match: `(${name})${blank}(${source(t.Colon)})${blank}(${reference})`,
      captures: scope(
        "entity.name.function.member",
        "punctuation.separator.colon",
        "entity.name.type.node",
      ),
    },
    { name: "entity.name.function.member.journey", match: `${name}(?=${blank}${text}${blank}:)` },
    {
      match: `(?<=")${blank}(${source(t.Colon)})${blank}(${reference})`,
      captures: scope("punctuation.separator.colon", "entity.name.type.node"),
    },
  ],
};

/** A node or page: up to the end of its body, or the line that goes on with something else. */
function declared(keyword: TokenType, kind: string, ...inside: readonly string[]): Rule {
  return {
    begin: `\\b(${source(keyword)})[ \\t]+(${name})`,
    end: `(?<=\\})|(?=\\})|^(?!${blank}(?:\\{|${arrow}|/[/*]|$))`,
    beginCaptures: scope(`storage.type.${kind}`, `entity.name.function.${kind}`),
    patterns: include("comments", ...inside),
  };
}

const annotation: Rule = {
  begin: "(@)(allow)(?!\\w)",
  end: "\\)|$",
  beginCaptures: scope("punctuation.definition.annotation", "storage.modifier.allow"),
  patterns: [
    ...include("comments", "strings"),
    { name: "constant.other.diagnostic-code.journey", match: "\\bJ[0-9]{4}\\b" },
  ],
};

const startOfDeclaration = `^(?=${blank}${anyOf(t.declarationKeywords)}[ \\t]+[\\w{])`;

const journey: Rule = {
  begin: `\\b(${source(t.Journey)})[ \\t]+(${name})`,
  end: `(?<=\\})|${startOfDeclaration}`,
  beginCaptures: scope("storage.type.journey", "entity.name.type.journey"),
  patterns: [
    ...include("comments", "strings"),
    { name: "keyword.control.on.journey", match: `\\b${source(t.On)}(?=[ \\t])` },
    ...include("resourceName", "journeyBody"),
  ],
};

const declarations: Rule = {
  patterns: [
    {
      begin: `\\b(${source(t.Import)})${blank}(\\{)`,
      end: "\\}",
      beginCaptures: scope("keyword.control.import", "punctuation.section.import.begin"),
      endCaptures: { 0: { name: "punctuation.section.import.end.journey" } },
      patterns: [
        ...include("comments", "resourceName"),
        { name: "entity.name.type.reference.journey", match: name },
        { name: "punctuation.separator.comma.journey", match: source(t.Comma) },
      ],
    },
    { name: "keyword.control.from.journey", match: `\\b${source(t.From)}(?=${blank}")` },
    {
      match: `\\b(${source(t.Resource)})[ \\t]+(${source(t.ResourceName)})`,
      captures: scope("storage.type.resource", "entity.name.tag.resource"),
    },
    {
      match: `\\b(${source(t.Connector)})[ \\t]+(${name})`,
      captures: scope("storage.type.connector", "entity.name.type.connector"),
    },
  ],
};

const repository: Readonly<Record<string, Rule>> = {
  comments,
  escape,
  strings,
  resourceName,
  value,
  key,
  wiring,
  type,
  member,
  annotation,
  journey,
  declarations,
  start: {
    name: "keyword.control.start.journey",
    match: `\\b${source(t.Start)}(?=${blank}${arrow})`,
  },
  require: {
    match: `\\b(${source(t.Require)})[ \\t]+(${point})[ \\t]+(${source(t.Before)}|${source(t.After)})[ \\t]+(${point})`,
    captures: scope(
      "keyword.control.require",
      "entity.name.type.reference",
      "keyword.control.require",
      "entity.name.type.reference",
    ),
  },
  node: declared(t.Node, "node", "strings", "type", "wiring", "nodeBody"),
  page: declared(t.Page, "page", "strings", "pageBody"),
  object: braces("object", "comments", "key", "value"),
  list: bracketed(t.LeftBracket, t.RightBracket, "list", include("comments", "value")),
  journeyBody: braces(
    "body",
    "comments",
    "annotation",
    "start",
    "require",
    "node",
    "page",
    "wiring",
    "key",
    "value",
  ),
  nodeBody: braces("body", "comments", "wiring", "key", "value"),
  pageBody: braces("body", "comments", "annotation", "wiring", "member", "key", "value"),
};

/**
 * The TextMate grammar of the language, for editors and highlighters; made from the terminals in `tokens.ts`.
 * Keywords are coloured where they are keywords: a node called `start` and an outcome `failure` are names.
 */
export function textmateGrammar(): object {
  return {
    $schema: "https://raw.githubusercontent.com/martinring/tmlanguage/master/tmlanguage.json",
    name: "Journey",
    scopeName: "source.journey",
    fileTypes: ["journey"],
    patterns: include(
      "comments",
      "annotation",
      "declarations",
      "journey",
      "type",
      "strings",
      "object",
    ),
    repository,
  };
}
