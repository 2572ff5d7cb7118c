import { type JsonObject, objectAt, own, textAt } from "../json.ts";
import type { FormatReader } from "./format.ts";
import { bundleOfOne } from "./single-file.ts";

/** True: one journey in one piece. `tree` alone would be too little: other tools have trees, too. */
export function isDocument(value: JsonObject): boolean {
  if (own(value, "tree") === undefined) return false;
  return (
    own(value, "nodes") !== undefined ||
    own(value, "innerNodes") !== undefined ||
    textAt(objectAt(value, "tree"), "entryNodeId") !== undefined
  );
}

/** `frodo journey export`: `{ meta, tree, nodes, innerNodes, scripts, … }`. */
export const frodo: FormatReader = {
  file: (path, value, files) =>
    isDocument(value) ? bundleOfOne("frodo", path, value, files) : undefined,
};
