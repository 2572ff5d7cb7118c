import { catalogueFile } from "journeyc/analysis";
import { findNodeAtLocation, parseTree } from "jsonc-parser";
import type { Project } from "../project/project.ts";
import { jsonPlace, type JsonPath } from "./json-place.ts";
import type { Target } from "./target.ts";

/** The index of the entry of a list whose property has this text. */
function entryWith(
  text: string,
  list: JsonPath,
  property: string,
  value: string,
): number | undefined {
  const root = parseTree(text);
  const entries = (root && findNodeAtLocation(root, [...list]))?.children ?? [];
  const index = entries.findIndex(
    (entry) => findNodeAtLocation(entry, [property])?.value === value,
  );
  return index < 0 ? undefined : index;
}

/**
 * Where the project's own catalogue describes a node type, or a part of it; undefined for the node types of the runtime.
 * @param partOf the way from the entry to the part
 */
export function catalogueTarget(
  project: Project,
  type: string,
  part: JsonPath | { readonly outcome: string } = [],
): Target | undefined {
  const text = project.lines(catalogueFile)?.text;
  const index = text === undefined ? undefined : entryWith(text, [], "type", type);
  if (text === undefined || index === undefined) return undefined;
  const place = jsonPlace(text, [index, ...pathOf(text, index, part)]);
  const whole = place ?? jsonPlace(text, [index]);
  return whole && { path: catalogueFile, whole: whole.whole, name: whole.key };
}

function pathOf(
  text: string,
  index: number,
  part: JsonPath | { readonly outcome: string },
): JsonPath {
  if (!("outcome" in part)) return part.length === 0 ? ["type"] : part;
  const list = [index, "outcomes", "list"];
  const outcome = entryWith(text, list, "name", part.outcome);
  return outcome === undefined ? ["type"] : ["outcomes", "list", outcome, "name"];
}
