import type { SettingSchema } from "@journeyc/grammar/manifest";
import { filterPointers, parseQueryFilter } from "@journeyc/runtime/catalogue/query-filter";
import { keptAttributes } from "../../4-check/settings/kept-attributes.ts";
import { type Json, own } from "../json.ts";
import type { SourceMember, SourceNode } from "../to-text/source.ts";

/** The attribute paths that the value of a setting names: `preferences/updates`. */
function attributesIn(value: Json | undefined, schema: SettingSchema): readonly string[] {
  if (Array.isArray(value)) {
    const { items } = schema;
    return items === undefined ? [] : value.flatMap((item) => attributesIn(item, items));
  }
  if (typeof value !== "string" || value === "") return [];
  const { kind } = schema;
  if (kind === "attribute" || kind === "attributePath") return [value];
  if (kind !== "queryFilter") return [];
  const parsed = parseQueryFilter(value);
  return parsed.ok ? filterPointers(parsed.filter).map(({ path }) => path.join("/")) : [];
}

function attributesOfMember({ manifest, settings = {} }: SourceMember): readonly string[] {
  return Object.entries(manifest?.settings.properties ?? {}).flatMap(([name, schema]) =>
    attributesIn(own(settings, name), schema),
  );
}

/** The attributes of the stored object that the nodes of a journey name, or keep without a name. */
export function namedAttributes(nodes: Iterable<SourceNode>): ReadonlySet<string> {
  const parts = [...nodes].flatMap((node) => [node, ...node.members]);
  const unnamed = parts.flatMap(
    ({ manifest }) => keptAttributes.get(manifest?.type ?? "")?.name ?? [],
  );
  return new Set([...parts.flatMap(attributesOfMember), ...unnamed]);
}
