import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { unknownPart } from "../../../compiler/4-check/settings/attributes.ts";
import type { ManagedObjectSchema } from "../../../compiler/2-bind/model.ts";
import {
  isObject,
  objectAt,
  own,
  textAt,
  type JsonObject,
} from "../../../compiler/interop/json.ts";
import { schemaForUse } from "../../../compiler/interop/managed-objects/schema-for-use.ts";
import { treeResource } from "../../../compiler/interop/managed-objects/tree-resource.ts";
import { describedManifests, nodeEntries } from "../../../runtime/catalogue/index.ts";
import { filterPointers, parseQueryFilter } from "../../../runtime/catalogue/query-filter.ts";

const corpus = process.env["JOURNEYC_CORPUS"];

const manifests = new Map(
  [...nodeEntries.map(({ manifest }) => manifest), ...describedManifests].map((manifest) => [
    manifest.amType,
    manifest,
  ]),
);

function documents(folder: string): JsonObject[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")) as JsonObject)
    .flatMap((file) =>
      isObject(own(file, "trees")) ? Object.values(objectAt(file, "trees")) : file,
    )
    .filter((document) => isObject(document));
}

/** The attribute paths that a value of a setting names. */
function pathsOf(kind: string | undefined, value: unknown): string[] {
  if (typeof value !== "string" || value === "") return [];
  if (kind === "attribute" || kind === "attributePath") return [value];
  if (kind !== "queryFilter") return [];
  const parsed = parseQueryFilter(value);
  return parsed.ok ? filterPointers(parsed.filter).map(({ path }) => path.join("/")) : [];
}

function attributesOf(document: JsonObject): string[] {
  const nodes = { ...objectAt(document, "nodes"), ...objectAt(document, "innerNodes") };
  return Object.values(nodes)
    .filter((settings) => isObject(settings))
    .flatMap((settings) => {
      const manifest = manifests.get(textAt(objectAt(settings, "_type"), "_id") ?? "");
      return Object.entries(manifest?.settings.properties ?? {}).flatMap(([name, schema]) =>
        [own(settings, name)]
          .flat()
          .flatMap((value) => pathsOf(schema.items?.kind ?? schema.kind, value)),
      );
    });
}

test.skipIf(corpus === undefined)("what real journeys name is in the schemas that they get", () => {
  const named = new Map<string, Set<string>>();
  for (const document of documents(corpus ?? "")) {
    const { name } = treeResource(own(objectAt(document, "tree"), "identityResource"));
    const attributes = named.get(name) ?? new Set();
    named.set(name, attributes);
    for (const attribute of attributesOf(document)) attributes.add(attribute);
  }
  expect(named.size).toBeGreaterThan(5);
  const unknown = [...named].flatMap(([name, attributes]) => {
    // The compiler's own reading of a schema file is as unchecked.
    const schema = schemaForUse(name, attributes) as ManagedObjectSchema;
    return [...attributes]
      .filter((path) => unknownPart(schema, path.split("/")) !== undefined)
      .map((path) => `${name} ${path}`);
  });
  expect(unknown).toEqual([]);
});
