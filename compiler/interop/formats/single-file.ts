import { posix } from "node:path";
import type { ImportFiles } from "../import-files.ts";
import type { InteropFormat, JourneyBundle, JourneyDocument } from "../journey-document.ts";
import { type JsonObject, objectAt, textAt } from "../json.ts";
import { documentFaults } from "../shape-faults.ts";
import { nameOfFile } from "./safe-file-name.ts";

/** The name of a journey whose file says it nowhere but in the tree. */
export function journeyName(document: JsonObject, path: string): string {
  const tree = objectAt(document, "tree");
  const id = textAt(tree, "_id");
  if (id === undefined) return nameOfFile(posix.basename(path));
  // A tree of AM's file-based configuration is called by its place in it.
  return id.replace(/^default\/(?=.)/, "");
}

/** A bundle of one file with one journey; empty when its shape is wrong, which is reported. */
export function bundleOfOne(
  format: InteropFormat,
  path: string,
  document: JsonObject,
  files: ImportFiles,
): readonly JourneyBundle[] {
  if (!files.sound(path, documentFaults(document, []))) return [];
  return [bundle(format, path, [{ name: journeyName(document, path), document }])];
}

/** A bundle of a source that names no realm and has no managed objects. */
export function bundle(
  format: InteropFormat,
  path: string,
  journeys: readonly JourneyDocument[],
  envelope: JsonObject = {},
): JourneyBundle {
  return { format, path, realm: undefined, journeys, envelope, managedObjects: new Map() };
}
