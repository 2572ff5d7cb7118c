import { expect, test } from "vitest";
import {
  firstDifference,
  isObject,
  type Json,
  type JsonObject,
  own,
} from "../../compiler/interop/json.ts";
import type { JourneyDocument } from "../../compiler/interop/journey-document.ts";
import {
  bundlesOf,
  chance,
  corpusSample,
  corpusText,
  exportFrom,
  fixture,
  fixtureFiles,
  folder,
  importedHost,
  importInto,
} from "./support.ts";

// Whatever a source becomes, it is imported over what was there before, and goes back as it is.

const values: readonly Json[] = [
  null,
  "",
  0,
  -1,
  1e21,
  true,
  [],
  {},
  [1, [2]],
  { a: { b: [] } },
  "&{esv.x.y}",
  { $int: "&{esv.n}" },
  "70e691a5-1e33-4ac3-a356-e7b6d60d92e0",
  "__proto__",
  "x\ny",
  '{"a":1}',
  "half \ud83d",
  "*/",
  "success",
  "true",
  "12",
  "PageNode",
];
const keys = ["__proto__", "x", "constructor", "nodes", "é", "a b", "half \ud83d"];

type Path = readonly string[];

function pathsIn(value: Json, at: Path = []): readonly Path[] {
  const entries: readonly (readonly [string, Json])[] = Array.isArray(value)
    ? value.map((item: Json, index) => [String(index), item] as const)
    : Object.entries(isObject(value) ? value : {});
  return entries.flatMap(([key, inner]) => [[...at, key], ...pathsIn(inner, [...at, key])]);
}

/** The value with what is at a path replaced by other entries: none, or one. */
function replacedAt(
  value: Json,
  [key = "", ...rest]: Path,
  change: (inner: Json) => readonly (readonly [string, Json])[],
): Json {
  const entryOf = (inner: Json): readonly (readonly [string, Json])[] =>
    rest.length === 0 ? change(inner) : [[key, replacedAt(inner, rest, change)]];
  if (Array.isArray(value)) {
    return value.flatMap((item: Json, index) =>
      String(index) === key ? entryOf(item).map(([, each]) => each) : [item],
    );
  }
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) =>
      name === key ? entryOf(inner) : [[name, inner]],
    ),
  );
}

function mutated(document: JsonObject, next: () => number): JsonObject {
  const paths = pathsIn(document).filter(([first]) => first !== "meta");
  const pick = <T>(items: readonly T[]): T | undefined => items[Math.floor(next() * items.length)];
  const path = pick(paths) ?? [];
  const key = path.at(-1) ?? "";
  const kind = next();
  const changed = replacedAt(document, path, (inner) => {
    if (kind < 0.3) return [];
    if (kind < 0.8) return [[key, pick(values) ?? null]];
    if (kind < 0.9) return [[pick(keys) ?? "x", inner]];
    const other = (pick(paths) ?? []).reduce<Json>(
      (found, step) => (isObject(found) ? (own(found, step) ?? null) : null),
      document,
    );
    return [[key, other]];
  });
  return isObject(changed) ? changed : document;
}

/** The journey as a reader has it; undefined where it is refused. */
function readAgain(name: string, document: JsonObject) {
  const trees = Object.fromEntries([[name, document]]);
  const bundles = bundlesOf({ "in.json": { meta: {}, trees } });
  const journey = bundles[0]?.journeys[0];
  return journey && { bundles, journey };
}

const journeys: readonly JourneyDocument[] = [
  ...fixtureFiles.map(fixture),
  ...corpusSample.map(corpusText),
].flatMap((text) =>
  bundlesOf({ "in.json": text }).flatMap((bundle) => bundle.journeys.slice(0, 2)),
);

test("a source that changes in any way is imported over what was there, and goes back as it is", () => {
  const next = chance(Number(process.env["FAST_CHECK_SEED"] ?? 20_261_126));
  let count = 0;
  for (let round = 0; round < 120; round++) {
    const original = journeys[Math.floor(next() * journeys.length)];
    if (original === undefined) continue;
    let { document } = original;
    const first = readAgain(original.name, document);
    if (first === undefined) continue;
    const host = importedHost(first.bundles);
    for (let step = 0; step < 3; step++) {
      document = mutated(mutated(document, next), next);
      const read = readAgain(original.name, document);
      if (read === undefined) break;
      // What people write stays, and must not get in the way.
      for (const file of host.list(folder)) {
        const text = host.read(file);
        if (text.ok) host.write(file, text.text.replace(/^( {2}node .*\{)$/gm, "$1 // note"));
      }
      const imported = importInto(host, read.bundles);
      const back = exportFrom(host);
      const syntax = imported.checked.diagnostics.filter(({ code }) => code.startsWith("J1"));
      expect({
        journey: original.name,
        round,
        step,
        files: host.list(folder).length,
        inexact: imported.diagnostics.filter(({ code }) => code === "J8019"),
        syntax,
        difference: firstDifference(
          back.journeys.find(({ name }) => name === read.journey.name)?.document,
          read.journey.document,
        ),
      }).toEqual({
        journey: original.name,
        round,
        step,
        files: 1,
        inexact: [],
        syntax: [],
        difference: undefined,
      });
      count++;
    }
  }
  expect(count).toBeGreaterThan(100);
});
