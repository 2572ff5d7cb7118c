import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { NodeManifest } from "@journeyc/grammar/manifest";
import { describe, expect, test } from "vitest";
import { nodeTypeOfAm, runtimeCatalogue } from "../../compiler/2-bind/context.ts";
import {
  isObject,
  type Json,
  type JsonObject,
  objectAt,
  textAt,
} from "../../compiler/interop/json.ts";

// What real exports carry, the manifests know. The exports are not part of the repository.

const corpus = process.env["JOURNEYC_CORPUS"];

/** A node of an export: its settings, and the outcomes that are wired. */
interface Instance {
  readonly file: string;
  readonly manifest: NodeManifest;
  readonly settings: JsonObject;
  readonly wired: readonly string[];
}

function instancesIn(file: string, document: JsonObject): Instance[] {
  const placed = objectAt(objectAt(document, "tree"), "nodes");
  const all = { ...objectAt(document, "innerNodes"), ...objectAt(document, "nodes") };
  return Object.entries(all).flatMap(([id, settings]) => {
    if (!isObject(settings)) return [];
    const place = objectAt(placed, id);
    const type = textAt(objectAt(settings, "_type"), "_id") ?? textAt(place, "nodeType") ?? "";
    const manifest = nodeTypeOfAm(runtimeCatalogue, type);
    const wired = Object.keys(objectAt(place, "connections"));
    return manifest ? [{ file, manifest, settings, wired }] : [];
  });
}

function instances(folder: string): readonly Instance[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .flatMap((name) => {
      const value = JSON.parse(readFileSync(join(folder, name), "utf8")) as Json;
      if (!isObject(value)) return [];
      const trees = Object.values(objectAt(value, "trees")).filter(isObject);
      return (trees.length > 0 ? trees : [value]).flatMap((tree) => instancesIn(name, tree));
    });
}

describe.skipIf(corpus === undefined)("real exports", () => {
  const all = corpus === undefined ? [] : instances(corpus);

  test("hold no setting that the manifest of its type does not know", () => {
    expect(all.length).toBeGreaterThan(500);
    const unknown = all.flatMap(({ file, manifest, settings }) =>
      Object.keys(settings)
        .filter((name) => !name.startsWith("_"))
        .filter((name) => !(manifest.type === "Page" && name === "nodes"))
        .filter((name) => !Object.hasOwn(manifest.settings.properties, name))
        .map((name) => `${file}: ${manifest.type}.${name}`),
    );
    expect(unknown).toEqual([]);
  });

  test("wire no outcome that the manifest of its type does not have", () => {
    const unknown = all.flatMap(({ file, manifest: { type, outcomes }, wired }) => {
      if (outcomes.from !== "fixed") return [];
      const ids = new Set(outcomes.list.map(({ id }) => id));
      return wired.filter((id) => !ids.has(id)).map((id) => `${file}: ${type}.${id}`);
    });
    expect(unknown).toEqual([]);
  });
});
