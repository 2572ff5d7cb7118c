import { type JsonObject, objectAt } from "../json.ts";
import type { Layout } from "./layout.ts";
import { mapValues } from "./map-values.ts";
import { digestOf, headUnit, nodeUnit, scriptUnit } from "./units.ts";

/** The nodes of a source that a layout does not have, as digests by id. */
function removedNodes({ nodes }: Layout, source: JsonObject): Readonly<Record<string, string>> {
  const known = new Set(Object.values(nodes).map(({ id }) => id));
  const all = Object.keys(objectAt(objectAt(source, "tree"), "nodes"));
  const removed = all.flatMap((id) => {
    const unit = known.has(id) ? undefined : nodeUnit(source, id);
    return unit === undefined ? [] : [[id, digestOf(unit)] as const];
  });
  return Object.fromEntries(removed);
}

/** Adds what its source says now, by digests: the next import can tell who has changed something since. */
export function withDigests(layout: Layout, source: JsonObject): Layout {
  const digest = (unit: JsonObject | undefined): { readonly digest?: string } =>
    unit === undefined ? {} : { digest: digestOf(unit) };
  const removed = removedNodes(layout, source);
  return {
    ...layout,
    ...digest(headUnit(source)),
    ...(Object.keys(removed).length > 0 && { removed }),
    nodes: mapValues(layout.nodes, (node) => ({ ...node, ...digest(nodeUnit(source, node.id)) })),
    ...(layout.scripts && {
      scripts: mapValues(layout.scripts, (script) => ({
        ...script,
        ...digest(scriptUnit(source, script.id)),
      })),
    }),
  };
}
