import { own, type Json, type JsonObject } from "../json.ts";
import { isCount, isPattern } from "./policy-constraints.ts";

type Test = (value: Json) => boolean;

const text: Test = (value) => typeof value === "string";
const flag: Test = (value) => typeof value === "boolean";
const number: Test = (value) => typeof value === "number";

/**
 * What an attribute's configuration and its schema say with the same word. `viewable` and `userEditable` are IDM's;
 * the nodes that collect attributes read them.
 */
const shared: ReadonlyMap<string, Test> = new Map<string, Test>([
  ["title", text],
  ["description", text],
  ["default", () => true],
  ["format", text],
  ["enum", (value) => Array.isArray(value) && value.length > 0],
  ["const", () => true],
  ["pattern", isPattern],
  ["minLength", isCount],
  ["maxLength", isCount],
  ["minimum", number],
  ["maximum", number],
  ["exclusiveMinimum", number],
  ["exclusiveMaximum", number],
  ["multipleOf", (value) => typeof value === "number" && value > 0],
  ["minItems", isCount],
  ["maxItems", isCount],
  ["uniqueItems", flag],
  ["viewable", flag],
  ["userEditable", flag],
  ["readOnly", flag],
]);

/** What the conversion reads by itself. */
const structure: readonly string[] = [
  "type",
  "nullable",
  "properties",
  "required",
  "items",
  "policies",
];

/** What is about the console's pages alone, or repeats a name. */
const presentation: readonly string[] = [
  "$schema",
  "id",
  "icon",
  "mat-icon",
  "order",
  "propName",
  "searchable",
  "usageDescription",
];

const understood: ReadonlySet<string> = new Set([...structure, ...presentation]);

export interface Keywords {
  readonly shared: JsonObject;
  /** What JSON Schema cannot say, as it is. */
  readonly foreign: JsonObject;
}

/** An attribute's configuration, apart from what the conversion reads by itself. */
export function keywordsOf(configuration: JsonObject): Keywords {
  const entries = Object.entries(configuration);
  const isShared = ([key, value]: [string, Json]): boolean => shared.get(key)?.(value) === true;
  return {
    shared: Object.fromEntries(
      [...shared.keys()].flatMap((key): [string, Json][] => {
        const value = own(configuration, key);
        return value !== undefined && isShared([key, value]) ? [[key, value]] : [];
      }),
    ),
    foreign: Object.fromEntries(
      entries.filter(
        ([key, value]) => !understood.has(key) && !isShared([key, value]) && saysSomething(value),
      ),
    ),
  };
}

/** IDM's configurations spell out what is so anyway: flags that are off, texts and lists that are empty. */
function saysSomething(value: Json): boolean {
  return (
    value !== false &&
    value !== null &&
    value !== "" &&
    !(Array.isArray(value) && value.length === 0)
  );
}
