import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { expect, test } from "vitest";
import { MemoryHost } from "../../../compiler/host/memory-host.ts";
import type { JourneyBundle, JourneyDocument } from "../../../compiler/interop/journey-document.ts";
import {
  isObject,
  type Json,
  type JsonObject,
  sameJson,
  without,
} from "../../../compiler/interop/json.ts";
import { readJourneys } from "../../../compiler/interop/read.ts";
import { writableFormats, writeJourneys } from "../../../compiler/interop/write.ts";
import { readWritten } from "./support.ts";

// Configurations with things missing, cut off, renamed and of the wrong kind: reading and writing them never throws, and
// what was read comes back from every format.

const fixtures = join(import.meta.dirname, "../fixtures");
const texts = readdirSync(fixtures, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name))
  .map((path) => [relative(fixtures, path), readFileSync(path, "utf8")] as const);

/** The same numbers between 0 and 1 on every machine. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1103515245 + 12345) & 0x7fffffff;
    return state / 0x7fffffff;
  };
}

const values: readonly Json[] = [null, 7, "x", "", [], {}, [[]], true, "default/", "../.."];
const keys = ["__proto__", "", "nodes", "_id", "a/b", "tree", "trees"];

function mutate(value: Json, random: () => number): Json {
  const pick = <T>(items: readonly T[], otherwise: T): T =>
    items[Math.floor(random() * items.length)] ?? otherwise;
  if (random() < 0.02) return pick(values, null);
  if (Array.isArray(value)) return value.map((item: Json) => mutate(item, random));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(() => random() > 0.01)
      .map(([key, item]) => [random() < 0.02 ? pick(keys, key) : key, mutate(item, random)]),
  );
}

function mutated(random: () => number): Record<string, string> {
  return Object.fromEntries(
    texts.flatMap(([path, text]) => {
      if (random() < 0.03) return [];
      if (!/\.(json|har)$/.test(path)) return [[path, text]];
      if (random() < 0.03) return [[path, text.slice(0, Math.floor(random() * text.length))]];
      return [[path, JSON.stringify(mutate(JSON.parse(text) as Json, random))]];
    }),
  );
}

/** Formats of single files call a journey as its tree does, and have no order. */
function comparable(
  journeys: readonly JourneyDocument[],
  single: boolean,
  strip: boolean,
): readonly Json[] {
  const documents = journeys.map(({ name, document }): JsonObject => ({
    name: single ? "" : name,
    document: strip ? without(document, "meta") : document,
  }));
  return single
    ? documents.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
    : documents;
}

function lost(bundle: JourneyBundle): string[] {
  return writableFormats.filter((format) => {
    const { files, diagnostics } = writeJourneys(bundle, format);
    if (diagnostics.length > 0) return false;
    const single = format === "frodo" || format === "am";
    const strip = format === "frodo" && bundle.format !== "frodo";
    const back = readWritten(files).bundles.flatMap(({ journeys }) => journeys);
    return !sameJson(comparable(back, single, strip), comparable(bundle.journeys, single, strip));
  });
}

test.each([1, 2, 3, 4, 5, 6, 7, 8])("mutants of configurations, seed %d", (seed) => {
  const random = numbers(seed);
  for (let count = 0; count < 5; count++) {
    const { bundles } = readJourneys(new MemoryHost(mutated(random)), ["."]);
    for (const bundle of bundles) expect([bundle.path, ...lost(bundle)]).toEqual([bundle.path]);
  }
});
