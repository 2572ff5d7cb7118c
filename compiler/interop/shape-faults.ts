import { isObject, type Json, type JsonObject, objectAt, own, textAt } from "./json.ts";
import type { JsonPath } from "./json-place.ts";

/** A value that is of another type than everything that reads journeys relies on. */
export interface ShapeFault {
  readonly path: JsonPath;
  readonly expected: string;
  readonly found: string;
}

function typeOf(value: Json): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  return { object: "an object", string: "a string", number: "a number", boolean: "a boolean" }[
    typeof value as "object" | "string" | "number" | "boolean"
  ];
}

type Check = (value: Json, path: JsonPath) => readonly ShapeFault[];

function must(holds: (value: Json) => boolean, expected: string): Check {
  return (value, path) => (holds(value) ? [] : [{ path, expected, found: typeOf(value) }]);
}

const beObject = must(isObject, "an object");
const beText = must((value) => typeof value === "string", "a string");
const beList = must(Array.isArray, "a list");

/** An object whose values all pass a check. */
function eachOf(check: Check): Check {
  return (value, path) =>
    isObject(value)
      ? Object.entries(value).flatMap(([key, item]) => check(item, [...path, key]))
      : beObject(value, path);
}

function listOf(check: Check): Check {
  return (value, path) =>
    Array.isArray(value)
      ? value.flatMap((item: Json, index) => check(item, [...path, index]))
      : beList(value, path);
}

/** An object whose named properties, where they are there, pass their checks. */
function having(checks: Readonly<Record<string, Check>>): Check {
  return (value, path) => {
    if (!isObject(value)) return beObject(value, path);
    return Object.entries(checks).flatMap(([key, check]) => {
      const item = own(value, key);
      return item === undefined ? [] : check(item, [...path, key]);
    });
  };
}

/** A node as the tree has it, or as a page has its members. */
const reference = having({
  nodeType: beText,
  displayName: beText,
  connections: eachOf(beText),
});

const tree = having({ _id: beText, entryNodeId: beText, nodes: eachOf(reference) });

const page = having({ nodes: listOf(having({ _id: beText, nodeType: beText })) });

const settings: Check = (value, path) => {
  const type = isObject(value) ? textAt(objectAt(value, "_type"), "_id") : undefined;
  return type === "PageNode" ? page(value, path) : beObject(value, path);
};

const document = having({ tree, nodes: eachOf(settings), innerNodes: eachOf(settings) });

/** What is wrong with AM's tree: `{ entryNodeId, nodes, … }`. */
export function treeFaults(value: JsonObject, path: JsonPath): readonly ShapeFault[] {
  return tree(value, path);
}

/** What is wrong with the settings of a node. */
export function nodeFaults(value: JsonObject, path: JsonPath): readonly ShapeFault[] {
  return settings(value, path);
}

/** What is wrong with a journey in one piece: `{ tree, nodes, innerNodes, … }`. */
export function documentFaults(value: Json, path: JsonPath): readonly ShapeFault[] {
  if (isObject(value) && own(value, "tree") === undefined) {
    return [{ path, expected: "an object with a `tree`", found: "one without" }];
  }
  return document(value, path);
}

/** What keeps a value from being an object. */
export function objectFaults(value: Json, path: JsonPath): readonly ShapeFault[] {
  return beObject(value, path);
}
