import { describe, expect, test } from "vitest";
import type { JourneyBundle } from "../../compiler/interop/journey-document.ts";
import {
  isObject,
  type Json,
  type JsonObject,
  objectAt,
  own,
  sameJson,
} from "../../compiler/interop/json.ts";
import {
  bundlesOf,
  chance,
  changedFiles,
  corpus,
  corpusFiles,
  corpusText,
  filesOf,
  fixture,
  fixtureFiles,
  importedHost,
  importInto,
  shuffled,
} from "./support.ts";

// What an import does to files that an earlier one has left.

/** Files of the fixtures and of the corpus, which has no names of its own here. */
const sources: readonly (readonly [string, () => string])[] = [
  ...fixtureFiles.map((name) => [`fixture ${name}`, () => fixture(name)] as const),
  ...corpusFiles.map((name) => [name, () => corpusText(name)] as const),
];

type Change = (document: JsonObject) => JsonObject;

function changed(bundles: readonly JourneyBundle[], change: Change): readonly JourneyBundle[] {
  return bundles.map((bundle) => ({
    ...bundle,
    journeys: bundle.journeys.map((journey) => ({
      ...journey,
      document: change(journey.document),
    })),
  }));
}

/** The same journey, its nodes moved on the canvas. */
function moved(document: JsonObject): JsonObject {
  const tree = objectAt(document, "tree");
  const nodes = Object.entries(objectAt(tree, "nodes")).map(([id, node]) => {
    const x = isObject(node) ? own(node, "x") : undefined;
    return [id, isObject(node) && typeof x === "number" ? { ...node, x: x + 17 } : node] as const;
  });
  return { ...document, tree: { ...tree, nodes: Object.fromEntries(nodes) } };
}

const isPlaced = ({ journeys }: JourneyBundle): boolean =>
  journeys.some(({ document }) => !sameJson(moved(document), document));

/** What a node's own settings are in, is in the order of the source: of locales, of what the catalogue does not know. */
const keptOrder = (path: readonly string[]): boolean =>
  path.length > 1 && (path[0] === "nodes" || path[0] === "innerNodes");

function reordered(value: Json, next: () => number, path: readonly string[] = []): Json {
  if (!isObject(value) || keptOrder(path)) return value;
  const entries = Object.entries(value).map(
    ([key, entry]) => [key, reordered(entry, next, [...path, key])] as const,
  );
  return Object.fromEntries(shuffled(entries, next));
}

describe.each(sources)("%s", (_, read) => {
  const source = { "source.json": read() };
  const bundles = bundlesOf(source);
  const host = importedHost(bundles);
  const before = filesOf(host);

  test("imported again, nothing changes", () => {
    importInto(host, bundlesOf(source));
    expect(changedFiles(before, filesOf(host))).toEqual([]);
  });

  test("in another order of nodes, outcomes and settings, it is the same text", () => {
    const next = chance(1);
    // An object stays an object.
    const change: Change = (document) => reordered(document, next) as JsonObject;
    const other = filesOf(importedHost(changed(bundles, change)));
    const different = changedFiles(before, other).filter((path) => path.endsWith(".journey"));
    expect(different.filter((path) => other[path] !== before[path])).toEqual([]);
  });

  test("a node that was moved changes the layout alone", () => {
    const again = importedHost(bundles);
    importInto(again, changed(bundles, moved));
    const different = changedFiles(before, filesOf(again));
    expect(different.filter((path) => !path.endsWith(".layout.json"))).toEqual([]);
    expect(different.length > 0).toBe(bundles.some(isPlaced));
  });
});

describe.skipIf(corpus === undefined)("the whole corpus in one folder", () => {
  test("imported twice, nothing changes", () => {
    const files = Object.fromEntries(corpusFiles.map((name) => [`in/${name}`, corpusText(name)]));
    const host = importedHost(bundlesOf(files, "in"));
    const before = filesOf(host);
    expect(Object.keys(before).length).toBeGreaterThan(300);
    importInto(host, bundlesOf(files, "in"));
    expect(changedFiles(before, filesOf(host))).toEqual([]);
  });
});
