import type { FormatReader } from "./format.ts";
import { isDocument } from "./frodo.ts";
import { bundleOfOne } from "./single-file.ts";

const keys = new Set(["tree", "nodes", "innerNodes"]);

/** `{ tree, nodes, innerNodes }` and nothing else: what AM's REST interface has of a journey. */
export const am: FormatReader = {
  file: (path, value, files) =>
    isDocument(value) && Object.keys(value).every((key) => keys.has(key))
      ? bundleOfOne("am", path, value, files)
      : undefined,
};
