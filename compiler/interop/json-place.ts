import { createRequire } from "node:module";
import type { Span } from "../1-syntax/ast.ts";

/** Keys and list positions from the root of a file to a value. */
export type JsonPath = readonly (string | number)[];

/** Finds where values stand in a text that is JSON: the span of one at a path; its start when none stands there. */
export function placesIn(text: string): (path: JsonPath) => Span {
  const { findNodeAtLocation, parseTree } = createRequire(import.meta.url)(
    "jsonc-parser",
  ) as typeof import("jsonc-parser");
  const root = parseTree(text);
  return (path) => {
    const node = root && findNodeAtLocation(root, [...path]);
    return node ? { start: node.offset, end: node.offset + node.length } : { start: 0, end: 0 };
  };
}

/** A path as JavaScript would write it: `tree.nodes["46643303-…"].connections`. */
export function pathText(path: JsonPath): string {
  return path
    .map((step, index) => {
      if (typeof step === "string" && /^[A-Za-z_]\w*$/.test(step)) {
        return index === 0 ? step : `.${step}`;
      }
      return `[${JSON.stringify(step)}]`;
    })
    .join("");
}
