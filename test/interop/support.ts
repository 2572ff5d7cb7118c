import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { MemoryHost } from "../../compiler/host/memory-host.ts";
import type { Host } from "../../compiler/host.ts";
import { type Exported, exportJourneys } from "../../compiler/interop/export/export.ts";
import { importJourneys } from "../../compiler/interop/import/import.ts";
import type { Imported } from "../../compiler/interop/import/imported.ts";
import type { JourneyBundle } from "../../compiler/interop/journey-document.ts";
import { isObject, type Json, type JsonObject, sameJson } from "../../compiler/interop/json.ts";
import { readJourneys } from "../../compiler/interop/read.ts";
import { createWorkspace } from "../../compiler/workspace.ts";

/** Where imported files are, in the tests' hosts. */
export const folder = "journeys";

const fixtures = join(import.meta.dirname, "journeys");

/** The hand-made journeys that are hard to import, by their paths. */
export const fixtureFiles: readonly string[] = readdirSync(fixtures, {
  recursive: true,
  encoding: "utf8",
})
  .filter((name) => name.endsWith(".json"))
  .map((name) => name.replaceAll("\\", "/"))
  .toSorted();

export function fixture(name: string): string {
  return readFileSync(join(fixtures, name), "utf8");
}

/** Published journeys, where this machine has them. */
export const corpus = process.env["JOURNEYC_CORPUS"] || undefined;

export const corpusFiles: readonly string[] =
  corpus === undefined ? [] : readdirSync(corpus).filter((name) => name.endsWith(".json"));

/** Every third of them, for tests that do much with each. */
export const corpusSample: readonly string[] = corpusFiles.filter((_, index) => index % 3 === 0);

export function corpusText(name: string): string {
  return readFileSync(join(corpus ?? ".", name), "utf8");
}

/** Journeys of JSON values or texts, each a file by its name. */
export function bundlesOf(
  files: Readonly<Record<string, Json>>,
  ...paths: readonly string[]
): readonly JourneyBundle[] {
  const texts = Object.entries(files).map(
    ([path, content]) =>
      [path, typeof content === "string" ? content : JSON.stringify(content)] as const,
  );
  const host = new MemoryHost(Object.fromEntries(texts));
  return readJourneys(host, paths.length === 0 ? Object.keys(files) : paths).bundles;
}

/** Imports journeys and writes their files. */
export function importInto(host: Host, bundles: readonly JourneyBundle[]): Imported {
  const imported = importJourneys(bundles, host, folder);
  for (const { path, text } of imported.files) host.write(path, text);
  return imported;
}

/** A host with the files of an import. */
export function importedHost(bundles: readonly JourneyBundle[]): MemoryHost {
  const host = new MemoryHost();
  importInto(host, bundles);
  return host;
}

export function exportFrom(host: Host, entries: readonly string[] = host.list(folder)): Exported {
  return exportJourneys(createWorkspace(host), entries);
}

/** All files of a host by their paths. */
export function filesOf(host: Host): Readonly<Record<string, string>> {
  return Object.fromEntries(host.list(".", "").map((path) => [path, textOf(host, path)]));
}

export function textOf(host: Host, path: string): string {
  const result = host.read(path);
  if (!result.ok) throw new Error(`${path}: ${result.detail}`);
  return result.text;
}

/** The paths of files that two states of a folder do not have in common, or have in other words. */
export function changedFiles(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): readonly string[] {
  const paths = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...paths].filter((path) => before[path] !== after[path]).toSorted();
}

/** Where two values differ, as paths of keys joined by `/`, down to values that are no objects. */
export function differences(one: Json | undefined, other: Json | undefined, at = ""): string[] {
  if (isObject(one) && isObject(other)) {
    const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
    return [...keys].flatMap((key) => {
      const before = Object.hasOwn(one, key) ? one[key] : undefined;
      const after = Object.hasOwn(other, key) ? other[key] : undefined;
      return differences(before, after, `${at}/${key}`);
    });
  }
  return sameJson(one, other) ? [] : [at];
}

/** Numbers that look like chance and are the same in each run (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function shuffled<T>(items: readonly T[], next: () => number): readonly T[] {
  return items
    .map((item) => ({ item, at: next() }))
    .toSorted((one, other) => one.at - other.at)
    .map(({ item }) => item);
}

/** A copy with the value at a path replaced by what a function makes of it. */
export function changedAt(
  value: JsonObject,
  [key, ...rest]: readonly string[],
  change: (value: Json) => Json,
): JsonObject {
  if (key === undefined) return value;
  const inner = Object.hasOwn(value, key) ? (value[key] ?? null) : null;
  const next =
    rest.length === 0 ? change(inner) : changedAt(isObject(inner) ? inner : {}, rest, change);
  return Object.fromEntries([
    ...Object.entries(value).filter(([other]) => other !== key),
    [key, next] as const,
  ]);
}

/** The lines that a text lost and won, as a unified diff has them without context. */
export function changedLines(before: string, after: string): readonly string[] {
  const one = before.split("\n");
  const other = after.split("\n");
  // The length of the longest common subsequence of what is left from each pair of places.
  const width = other.length + 1;
  const common = new Uint32Array((one.length + 1) * width);
  const at = (i: number, j: number): number => common[i * width + j] ?? 0;
  for (let i = one.length - 1; i >= 0; i--) {
    for (let j = other.length - 1; j >= 0; j--) {
      common[i * width + j] =
        one[i] === other[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const lines: string[] = [];
  let i = 0;
  let j = 0;
  while (i < one.length || j < other.length) {
    if (i < one.length && j < other.length && one[i] === other[j]) {
      i++;
      j++;
    } else if (i < one.length && (j === other.length || at(i + 1, j) >= at(i, j + 1))) {
      lines.push(`-${one[i++]}`);
    } else lines.push(`+${other[j++]}`);
  }
  return lines;
}
