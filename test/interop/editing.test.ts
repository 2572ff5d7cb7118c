import { describe, expect, test } from "vitest";
import type { MemoryHost } from "../../compiler/host/memory-host.ts";
import type { JourneyBundle } from "../../compiler/interop/journey-document.ts";
import { isObject, type JsonObject, objectAt, sameJson } from "../../compiler/interop/json.ts";
import { parseSource } from "../../compiler/1-syntax/parse.ts";
import type { Layout } from "../../compiler/interop/sidecar/layout.ts";
import {
  bundlesOf,
  changedAt,
  changedFiles,
  changedLines,
  corpusFiles,
  corpusText,
  differences,
  exportFrom,
  filesOf,
  fixture,
  folder,
  importedHost,
  importInto,
  textOf,
} from "./support.ts";

// What is edited on one side changes on the other, and nothing else.

const sources: readonly (readonly [string, () => string])[] = [
  ...[
    "environment-values.journey.json",
    "scripts.journey.json",
    "settings-that-fit-no-schema.journey.json",
    "prototype-keys.json",
    "reserved-words.journey.json",
    "unknown-types.journey.json",
  ].map((name) => [`fixture ${name}`, () => fixture(name)] as const),
  ...corpusFiles.map((name) => [name, () => corpusText(name)] as const),
];

interface Place {
  readonly id: string;
  readonly key: string;
  readonly value: boolean;
}

/** The first truth value among the settings of a journey's nodes. */
function truthValue(document: JsonObject): Place | undefined {
  const placed = objectAt(objectAt(document, "tree"), "nodes");
  for (const [id, settings] of Object.entries(objectAt(document, "nodes"))) {
    if (!isObject(settings) || !Object.hasOwn(placed, id)) continue;
    for (const [key, value] of Object.entries(settings)) {
      if (typeof value === "boolean" && !key.startsWith("_")) return { id, key, value };
    }
  }
  return undefined;
}

function withDocument(bundle: JourneyBundle, document: JsonObject): JourneyBundle {
  const [first, ...others] = bundle.journeys;
  return { ...bundle, journeys: first ? [{ ...first, document }, ...others] : [] };
}

/** The text with a comment behind each line that opens or closes a declaration. */
function commented(text: string): string {
  let number = 0;
  return text.replace(/^( {2}(?:node|page) [^"\n]*\{)$/gm, (line) => `${line} // c${++number}`);
}

/** The texts of the nodes of a file by their names. */
function declarations(text: string): Readonly<Record<string, string>> {
  const { value } = parseSource("x.journey", text);
  const nodes = value.declarations.flatMap((each) => (each.kind === "Journey" ? each.nodes : []));
  return Object.fromEntries(
    nodes.map(({ name, span }) => [name.text, text.slice(span.start, span.end)]),
  );
}

describe.each(sources)("%s", (_, read) => {
  const [bundle] = bundlesOf({ "source.json": read() });
  const source = bundle?.journeys[0];
  if (bundle === undefined || source === undefined) throw new Error("no journey");
  const fresh = importedHost([bundle]);
  const path = fresh
    .list(folder)
    .find((file) => documentOf(fresh, file)?.name === source.name && isOf(file));

  /** A bundle of several has a file of its own for each: the first journey's has its nodes. */
  function isOf(file: string): boolean {
    const layout = JSON.parse(textOf(fresh, `${file}.layout.json`)) as Layout;
    const nodes = objectAt(objectAt(source?.document ?? {}, "tree"), "nodes");
    return Object.values(layout.nodes).every(({ id }) => Object.hasOwn(nodes, id));
  }

  function documentOf(host: MemoryHost, file: string) {
    return exportFrom(host, [file]).journeys.at(-1);
  }

  if (path === undefined) throw new Error("no file");
  const layout = JSON.parse(textOf(fresh, `${path}.layout.json`)) as Layout;

  test("a setting that is changed in the text changes that setting of that node", () => {
    const host = importedHost([bundle]);
    const text = textOf(host, path);
    const { value } = parseSource(path, text);
    const [journey] = value.declarations.filter(({ kind }) => kind === "Journey");
    if (journey?.kind !== "Journey") throw new Error("no journey");
    const settings = journey.nodes.flatMap((node) =>
      node.settings.flatMap((setting) =>
        setting.value.kind === "Boolean" ? [{ node, setting }] : [],
      ),
    );
    const [edited] = settings;
    if (edited === undefined) return;
    const { node, setting } = edited;
    const { start, end } = setting.value.span;
    const flipped = text.slice(start, end) === "true" ? "false" : "true";
    host.write(path, text.slice(0, start) + flipped + text.slice(end));
    const id = layout.nodes[node.name.text]?.id ?? "";
    // What the settings decide of the outcomes is told with them.
    const allowed = [`/nodes/${id}/${setting.key.text}`, `/nodes/${id}/_outcomes`];
    const wiring = `/tree/nodes/${id}/connections/`;
    const found = differences(source.document, documentOf(host, path)?.document);
    expect(found).toContain(allowed[0]);
    expect(found.filter((place) => !allowed.includes(place) && !place.startsWith(wiring))).toEqual(
      [],
    );
  });

  test("a setting that is changed at the source changes that line of the text", () => {
    const place = truthValue(source.document);
    if (place === undefined) return;
    const host = importedHost([bundle]);
    host.write(path, commented(textOf(host, path)));
    const before = filesOf(host);
    const steps = ["nodes", place.id, place.key];
    const document = changedAt(source.document, steps, () => !place.value);
    importInto(host, [withDocument(bundle, document)]);
    expect(sameJson(documentOf(host, path)?.document, document)).toBe(true);
    const after = textOf(host, path);
    const name = Object.entries(layout.nodes).find(([, node]) => node.id === place.id)?.[0];
    expect(changedFiles(declarations(before[path] ?? ""), declarations(after))).toEqual([name]);
    expect(after.match(/\/\/ c\d+$/gm)).toEqual(before[path]?.match(/\/\/ c\d+$/gm));
    expect(changedLines(before[path] ?? "", after).length).toBeLessThanOrEqual(8);
    const files = changedFiles(before, filesOf(host));
    expect(files.filter((file) => ![path, `${path}.layout.json`].includes(file))).toEqual([]);
  });

  test("a node that is given another display name at the source changes that line", () => {
    const [id] = Object.keys(objectAt(objectAt(source.document, "tree"), "nodes"));
    if (id === undefined) return;
    const host = importedHost([bundle]);
    const before = commented(textOf(host, path));
    host.write(path, before);
    const steps = ["tree", "nodes", id, "displayName"];
    importInto(host, [
      withDocument(
        bundle,
        changedAt(source.document, steps, () => "Renamed!"),
      ),
    ]);
    const lines = changedLines(before, textOf(host, path));
    expect(lines.length).toBeLessThanOrEqual(3);
    expect(lines.filter((line) => line.startsWith("+")).join("")).toContain('"Renamed!"');
  });
});
