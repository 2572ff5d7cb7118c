import { closingOnly, startOfFile } from "./patterns.ts";
import { include, type Repository } from "./rule.ts";

export const begin = { 0: { name: "punctuation.definition.string.begin.journey" } };
export const end = { 0: { name: "punctuation.definition.string.end.journey" } };

/** Comments and strings. A string ends with its line at the latest, so that a missing quote colours one line and not the file. */
export const texts: Repository = {
  comments: {
    patterns: [
      { name: "comment.line.documentation.journey", match: "///(?!/).*$\\n?" },
      { name: "comment.line.double-slash.journey", match: "//.*$\\n?" },
      { name: "comment.block.journey", begin: "/\\*", end: "\\*/" },
    ],
  },
  escape: {
    patterns: [
      {
        name: "constant.character.escape.journey",
        match: '\\\\(?:["\\\\/bfnrt]|u\\{[0-9A-Fa-f]{1,6}\\}|u[0-9A-Fa-f]{4})',
      },
      { name: "invalid.illegal.escape.journey", match: "\\\\." },
    ],
  },
  strings: {
    patterns: [
      {
        name: "string.quoted.triple.journey",
        begin: '"""',
        end: `"""|${startOfFile}`,
        beginCaptures: begin,
        endCaptures: end,
        patterns: include("escape"),
      },
      {
        name: "string.quoted.double.journey",
        begin: '"',
        end: `"|${closingOnly}|$`,
        beginCaptures: begin,
        endCaptures: end,
        patterns: include("escape"),
      },
    ],
  },
};
