import type { TokenType } from "chevrotain";
import * as t from "../tokens.ts";
import { arrow, blank, gap, name, space, startOfDeclaration } from "./patterns.ts";
import { comments, include, type Repository, type Rule, scope, source } from "./rule.ts";
import { braces, bracketed, startOfNext } from "./values.ts";

/** A node or page: up to the end of its body, or the line that goes on with something else. */
function declared(keyword: TokenType, kind: string, ...inside: readonly string[]): Rule {
  return {
    begin: `\\b(${source(keyword)})${space}(${name})`,
    end: `(?<=\\})|(?=\\})|^(?!${blank}(?:[:{"]|${arrow}|/[/*]|$))`,
    beginCaptures: scope(`storage.type.${kind}`, comments, `entity.name.function.${kind}`),
    patterns: include("comments", ...inside),
  };
}

const importDeclaration: Rule = {
  begin: `\\b(${source(t.Import)})${blank}(\\{)`,
  end: `\\}|(?=\\b${source(t.From)}${blank}")|${startOfDeclaration}`,
  beginCaptures: scope("keyword.control.import", "punctuation.section.import.begin"),
  endCaptures: { 0: { name: "punctuation.section.import.end.journey" } },
  patterns: [
    ...include("comments", "resourceName"),
    { name: "entity.name.type.reference.journey", match: name },
    { name: "punctuation.separator.comma.journey", match: source(t.Comma) },
  ],
};

const statements = ["annotation", "start", "require", "node", "page", "wiring"] as const;
const settings = ["filter", "key", "value"] as const;

/** Declarations, nodes and pages with their bodies. */
export const declarations: Repository = {
  declarations: {
    patterns: [
      importDeclaration,
      { name: "keyword.control.from.journey", match: `\\b${source(t.From)}(?=${blank}")` },
      {
        match: `\\b(${source(t.Resource)})${space}(${source(t.ResourceName)})`,
        captures: scope("storage.type.resource", comments, "entity.name.tag.resource"),
      },
      {
        match: `\\b(${source(t.Connector)})${space}(${name})`,
        captures: scope("storage.type.connector", comments, "entity.name.type.connector"),
      },
    ],
  },
  journey: {
    begin: `\\b(${source(t.Journey)})${space}(${name})`,
    end: `(?<=\\})|${startOfDeclaration}`,
    beginCaptures: scope("storage.type.journey", comments, "entity.name.type.journey"),
    patterns: [
      ...include("comments", "strings"),
      { name: "keyword.control.on.journey", match: `\\b${source(t.On)}(?=[ \\t])` },
      ...include("resourceName", "journeyBody"),
    ],
  },
  /** The type after a colon, in headings. */
  type: {
    patterns: [
      {
        match: `(${source(t.Colon)})${gap}(${name})`,
        captures: scope("punctuation.separator.colon", comments, "entity.name.type.node"),
      },
      { name: "punctuation.separator.colon.journey", match: source(t.Colon) },
    ],
  },
  node: declared(t.Node, "node", "strings", "type", "wiring", "nodeBody"),
  page: declared(t.Page, "page", "strings", "pageBody"),
  journeyBody: bracketed(braces, "body", startOfDeclaration, ...statements, ...settings),
  nodeBody: bracketed(braces, "body", startOfNext, "wiring", ...settings),
  pageBody: bracketed(braces, "body", startOfNext, "annotation", "wiring", "member", ...settings),
};
