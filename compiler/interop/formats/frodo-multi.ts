import type { ImportFiles } from "../import-files.ts";
import type { JourneyDocument } from "../journey-document.ts";
import { isObject, type JsonObject, own, without } from "../json.ts";
import type { JsonPath } from "../json-place.ts";
import { documentFaults, objectFaults } from "../shape-faults.ts";
import type { FormatReader } from "./format.ts";
import { isExport } from "./frodo.ts";
import { bundle } from "./single-file.ts";

/** True: many journeys in one file, told by one of them, or by who exported them. */
export function isMulti(value: JsonObject): boolean {
  const trees = own(value, "trees");
  if (trees === undefined) return false;
  // A journey in one piece may have a key of that name, too.
  if (isExport(value) && own(value, "tree") === undefined) return true;
  return (
    isObject(trees) &&
    Object.values(trees).some((tree) => isObject(tree) && own(tree, "tree") !== undefined)
  );
}

/** The journeys of `{ Login: { tree, nodes, … }, … }`, without those whose shape is wrong, which is reported. */
export function journeysOf(
  trees: JsonObject,
  path: string,
  at: JsonPath,
  files: ImportFiles,
): readonly JourneyDocument[] {
  return Object.entries(trees).flatMap(([name, document]) => {
    const faults = documentFaults(document, [...at, name]);
    return files.sound(path, faults) && isObject(document) ? [{ name, document }] : [];
  });
}

/** `frodo journey export --all-journeys` and the console's own export: `{ meta, trees: { Login: … } }`. */
export const frodoMulti: FormatReader = {
  file: (path, value, files) => {
    if (!isMulti(value)) return undefined;
    const trees = own(value, "trees");
    if (!isObject(trees)) {
      files.sound(path, objectFaults(trees ?? null, ["trees"]));
      return [];
    }
    const journeys = journeysOf(trees, path, ["trees"], files);
    if (Object.keys(trees).length === 0) return undefined;
    return [bundle("frodo-multi", path, journeys, without(value, "trees"))];
  },
};
