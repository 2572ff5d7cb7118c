import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  isObject,
  objectAt,
  own,
  sameJson,
  type Json,
  type JsonObject,
} from "../../../compiler/interop/json.ts";

// The fixtures hold what their table says: an editor that mends one of them would make a test of the importer blind.

const folder = import.meta.dirname;
const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".json"))
  .map((name) => name.replaceAll("\\", "/"))
  .toSorted();

function read(name: string): JsonObject {
  return JSON.parse(readFileSync(join(folder, name), "utf8")) as JsonObject;
}

function at(value: Json, ...path: readonly string[]): Json | undefined {
  return path.reduce<Json | undefined>(
    (found, key) => (isObject(found) ? own(found, key) : undefined),
    value,
  );
}

/** The nodes of a file's only tree. */
function nodesOf(file: JsonObject): readonly JsonObject[] {
  return Object.values(objectAt(objectAt(file, "tree"), "nodes")).filter((node) => isObject(node));
}

test("the table names every file, and no other", () => {
  const table = readFileSync(join(folder, "README.md"), "utf8");
  const named = [...table.matchAll(/^\| `([^`]+\.json)`/gm)].map(([, name]) => name);
  expect(named.toSorted()).toEqual(files);
});

test.each(files)("%s has the layout of an export", (name) => {
  const file = read(name);
  expect(isObject(file["meta"])).toBe(true);
  expect(isObject(file[name.endsWith(".journey.json") ? "tree" : "trees"])).toBe(true);
  const ids = /"_id": "([0-9a-f-]{36})"/g;
  expect([...JSON.stringify(file, undefined, 1).matchAll(ids)].length).toBeGreaterThan(0);
});

describe("what would be lost first", () => {
  test("display names", () => {
    const names = nodesOf(read("display-names.journey.json")).map((node) => node["displayName"]);
    expect(names.filter((name) => name === "Check")).toHaveLength(2);
    expect(names).toEqual(
      expect.arrayContaining(["", "   ", "x".repeat(300), "a/b\\c", "!!! --- ???"]) as unknown,
    );
    const text = names.join("");
    for (const part of ["\u202E", "\u200B", "\uFEFF", "\r\n", "👨‍👩‍👧", '"hello"'])
      expect(text).toContain(part);
  });

  test("names that a prototype has", () => {
    const journey = at(read("prototype-keys.json"), "trees", "__proto__") ?? null;
    expect(at(journey, "nodes", "__proto__", "_id")).toBe("__proto__");
    expect(at(journey, "tree", "nodes", "__proto__", "connections", "__proto__")).toBeDefined();
    expect(at(journey, "scripts", "__proto__", "name")).toBe("__proto__");
    expect(JSON.stringify(journey)).toContain('"__proto__":"polluted"');
  });

  test("targets that are none", () => {
    const targets = nodesOf(read("broken-wiring.journey.json")).map((node) => node["connections"]);
    expect(targets).toContain(undefined);
    expect(targets).toContainEqual(expect.objectContaining({ empty: "", nothing: null }));
  });

  test("values that a double or UTF-8 would change", () => {
    const text = readFileSync(join(folder, "settings-that-fit-no-schema.journey.json"), "utf8");
    for (const part of ["123456789012345680000", "-0.0", "5e-324", String.raw`"\ud83d"`]) {
      expect(text).toContain(part);
    }
  });

  test("duplicates", () => {
    const pair = (kind: string): readonly JsonObject[] =>
      ["one", "two"].map((name) => {
        const { meta: _, ...journey } = read(`duplicates/${kind}/${name}.journey.json`);
        return journey;
      });
    const [one, again] = pair("equal");
    const [first, other] = pair("different");
    expect(sameJson(one, again)).toBe(true);
    expect(JSON.stringify(one)).not.toBe(JSON.stringify(again));
    expect(sameJson(first, other)).toBe(false);
  });
});
