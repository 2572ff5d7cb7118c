import { declarations } from "./textmate/declarations.ts";
import { items } from "./textmate/items.ts";
import { queryFilter } from "./textmate/query-filter.ts";
import { include } from "./textmate/rule.ts";
import { texts } from "./textmate/texts.ts";
import { values } from "./textmate/values.ts";

const declared = ["comments", "annotation", "declarations", "journey"];
const connectorBody = ["type", "strings", "object"];
/** A part of a file, as it stands in a hover or on a page. */
const part = ["start", "require", "node", "page", "wiring", "filter", "key", "value"];

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
    patterns: include(...declared, ...connectorBody, ...part),
    repository: { ...texts, ...values, ...queryFilter, ...items, ...declarations },
  };
}
