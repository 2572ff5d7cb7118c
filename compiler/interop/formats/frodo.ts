import { isObject, type JsonObject, objectAt, own, textAt } from "../json.ts";
import type { FormatReader } from "./format.ts";
import { bundleOfOne } from "./single-file.ts";

/** True: the file says who exported it. */
export function isExport(value: JsonObject): boolean {
  const meta = objectAt(value, "meta");
  return textAt(meta, "exportTool") !== undefined || textAt(meta, "origin") !== undefined;
}

/** True: one journey in one piece. `tree` alone would be too little: other tools have trees, too. */
export function isDocument(value: JsonObject): boolean {
  if (own(value, "tree") === undefined) return false;
  const tree = objectAt(value, "tree");
  return (
    isExport(value) ||
    own(value, "nodes") !== undefined ||
    own(value, "innerNodes") !== undefined ||
    textAt(tree, "entryNodeId") !== undefined ||
    isObject(own(tree, "nodes"))
  );
}

/** `frodo journey export`: `{ meta, tree, nodes, innerNodes, scripts, … }`. */
export const frodo: FormatReader = {
  file: (path, value, files) =>
    isDocument(value) ? bundleOfOne("frodo", path, value, files) : undefined,
};
