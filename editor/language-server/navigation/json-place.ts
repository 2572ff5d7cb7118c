import type { Span } from "journeyc/analysis";
import { findNodeAtLocation, type Node, parseTree } from "jsonc-parser";

/** A step into a JSON value: a key or an index. */
export type JsonPath = readonly (string | number)[];

/** A property or item of a JSON text, with the place of its key: what a cursor goes to. */
export interface JsonPlace {
  readonly whole: Span;
  readonly key: Span;
}

function spanOf({ offset, length }: Node): Span {
  return { start: offset, end: offset + length };
}

/** Where a JSON text has what a path leads to; undefined where it does not have it. The text may be broken. */
export function jsonPlace(text: string, path: JsonPath): JsonPlace | undefined {
  const root = parseTree(text);
  const value = root && findNodeAtLocation(root, [...path]);
  if (value === undefined) return undefined;
  const property = value.parent?.type === "property" ? value.parent : undefined;
  const key = property?.children?.[0];
  if (property === undefined || key === undefined)
    return { whole: spanOf(value), key: spanOf(value) };
  return { whole: spanOf(property), key: { start: key.offset + 1, end: spanOf(key).end - 1 } };
}

/** The way to the schema of an attribute inside of a resource's schema. */
export function attributeInSchema(path: readonly string[]): JsonPath {
  return path.flatMap((part) => ["properties", part]);
}
