import { createRequire } from "node:module";
import type { Span } from "../1-syntax/ast.ts";

/** Keys and list positions from the root of a file to a value. */
export type JsonPath = readonly (string | number)[];

/** Where the value at a path stands in a text that is JSON; its start when it does not stand there. */
export function spanAt(text: string, path: JsonPath): Span {
  const { findNodeAtLocation, parseTree } = createRequire(import.meta.url)(
    "jsonc-parser",
  ) as typeof import("jsonc-parser");
  const root = parseTree(text);
  const node = root && findNodeAtLocation(root, [...path]);
  return node ? { start: node.offset, end: node.offset + node.length } : { start: 0, end: 0 };
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
