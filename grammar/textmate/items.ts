import * as t from "../tokens.ts";
import { arrow, blank, ends, gap, name, point, reference, text } from "./patterns.ts";
import { comments, include, type Repository, scope, source } from "./rule.ts";

/** What stands in bodies besides settings. */
export const items: Repository = {
  /** Names before a comma or an arrow are outcomes, whatever they are called. */
  wiring: {
    patterns: [
      {
        match: `(?:(${source(t.Else)})(?!\\w)|(${name}))(?=${gap}(?:,|${arrow}))`,
        captures: scope("keyword.control.else", "variable.other.enummember.outcome"),
      },
      {
        match: `(${arrow})(?:${gap}(?:(${ends})(?!\\w)|(${name})))?`,
        captures: scope(
          "keyword.operator.arrow",
          comments,
          "constant.language.target",
          "entity.name.function.node",
        ),
      },
    ],
  },
  start: {
    name: "keyword.control.start.journey",
    match: `\\b${source(t.Start)}(?=${blank}${arrow})`,
  },
  require: {
    match: `\\b(${source(t.Require)})[ \\t]+(${point})[ \\t]+(${source(t.Before)}|${source(t.After)})[ \\t]+(${point})`,
    captures: {
      1: { name: "keyword.control.require.journey" },
      2: { patterns: include("point") },
      3: { name: "keyword.control.require.journey" },
      4: { patterns: include("point") },
    },
  },
  point: {
    match: `(?:(${ends})(?![\\w.])|(${name}))(?:(\\.)(?:(${name})|(".*")))?`,
    captures: scope(
      "constant.language.target",
      "entity.name.type.reference",
      "punctuation.accessor",
      "variable.other.enummember.outcome",
      "string.quoted.double",
    ),
  },
  member: {
    patterns: [
      {
        match: `(${name})${gap}(${source(t.Colon)})${gap}(${reference})`,
        captures: scope(
          "entity.name.function.member",
          comments,
          "punctuation.separator.colon",
          comments,
          "entity.name.type.node",
        ),
      },
      {
        name: "entity.name.function.member.journey",
        match: `${name}(?=${blank}${text}${blank}:)`,
      },
      {
        match: `(?<=")${blank}(${source(t.Colon)})${blank}(${reference})`,
        captures: scope("punctuation.separator.colon", "entity.name.type.node"),
      },
    ],
  },
  annotation: {
    begin: "(@)(allow)(?!\\w)",
    end: `\\)|^(?!${blank}(?:[(",)]|J[0-9]{4}\\b|/[/*]|$))`,
    endCaptures: { 0: { name: "punctuation.section.annotation.end.journey" } },
    beginCaptures: scope("punctuation.definition.annotation", "storage.modifier.allow"),
    patterns: [
      ...include("comments", "strings"),
      { name: "constant.other.diagnostic-code.journey", match: "\\bJ[0-9]{4}\\b" },
      { name: "punctuation.section.annotation.begin.journey", match: "\\(" },
      { name: "punctuation.separator.comma.journey", match: "," },
    ],
  },
};
