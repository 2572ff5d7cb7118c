import type { NodeManifest } from "@journeyc/grammar/manifest";
import { type Catalogue, nodeTypeOfAm } from "../2-bind/context.ts";
import { type Diagnostic, report } from "../diagnostics/diagnostic.ts";
import { isObject, type Json, textAt } from "../interop/json.ts";
import { contradictionsOf } from "./contradictions.ts";
import { contradiction } from "./errors/contradiction.ts";
import { doesNotFit } from "./errors/does-not-fit.ts";
import { nameTaken } from "./errors/name-taken.ts";
import { type JsonPath, JsonPlaces } from "./json-places.ts";
import { parseJson } from "./parse-json.ts";
import { type ShapeFault, shapeFaults } from "./validate.ts";

/** The catalogue file that a check looks for, in the host's root. */
export const catalogueFile = "journey.catalogue.json";

export interface CatalogueReading {
  /** The entries that nothing is wrong with. */
  readonly manifests: readonly NodeManifest[];
  readonly diagnostics: readonly Diagnostic[];
}

/** How a message calls a place: by the entry's name, or its number, and the path in it. */
function placeName(path: JsonPath, value: Json): string {
  const [index, ...rest] = path;
  if (typeof index !== "number" || !Array.isArray(value)) return path.join(".");
  const entry = (value as readonly Json[])[index];
  const name = isObject(entry) ? textAt(entry, "type") : undefined;
  return [name ?? `entry ${index + 1}`, ...rest].join(".");
}

function misfit({ path, at, fault }: ShapeFault, value: Json, places: JsonPlaces): Diagnostic {
  return report(doesNotFit, { place: placeName(path, value), fault }, places.placeOf(at));
}

/** An entry with its place in the list. */
interface Entry {
  readonly index: number;
  readonly manifest: NodeManifest;
}

/** The entries that fit the schema; of a file that is no list, none. */
function fittingEntries(value: Json, faults: readonly ShapeFault[]): readonly Entry[] {
  if (!Array.isArray(value)) return [];
  const bad = new Set(faults.map(({ path }) => path[0]));
  return value.flatMap((entry: unknown, index) =>
    // The schema says what a manifest is.
    bad.has(index) ? [] : [{ index, manifest: entry as NodeManifest }],
  );
}

function contradictions({ index, manifest }: Entry, places: JsonPlaces): readonly Diagnostic[] {
  return contradictionsOf(manifest).map(({ path, fault }) =>
    report(contradiction, { type: manifest.type, fault }, places.placeOf([index, ...path])),
  );
}

/** What an entry cannot be called, because the runtime, or an entry above it, is called so. */
function* clashes(
  { index, manifest }: Entry,
  above: readonly NodeManifest[],
  base: Catalogue,
  places: JsonPlaces,
): Generator<Diagnostic> {
  const { type, amType } = manifest;
  const builtIn = "a node type of journeyc";
  const other = (found: NodeManifest | undefined): string | undefined =>
    found && `the entry of \`${found.type}\``;
  const byName = base.nodes.has(type) ? builtIn : other(above.find((one) => one.type === type));
  if (byName !== undefined) {
    yield report(nameTaken, { name: type, by: byName }, places.placeOf([index, "type"]), {
      hints: ["Give the entry another `type`: it is the name in `.journey` files alone."],
    });
  }
  const byId = nodeTypeOfAm(base, amType)
    ? builtIn
    : other(above.find((one) => one.amType === amType));
  if (byId !== undefined) {
    yield report(nameTaken, { name: amType, by: byId }, places.placeOf([index, "amType"]), {
      hints: ["Remove the entry: the node type is known already."],
    });
  }
}

/** Reads a catalogue file. @param base the node types that there are anyway */
export function readCatalogue(path: string, text: string, base: Catalogue): CatalogueReading {
  const parsed = parseJson(path, text);
  if (!parsed.ok) return { manifests: [], diagnostics: [parsed.diagnostic] };
  const places = new JsonPlaces(path, text);
  const faults = shapeFaults(parsed.value);
  const diagnostics = faults.map((fault) => misfit(fault, parsed.value, places));
  const manifests: NodeManifest[] = [];
  for (const entry of fittingEntries(parsed.value, faults)) {
    const found = [...contradictions(entry, places), ...clashes(entry, manifests, base, places)];
    diagnostics.push(...found);
    if (found.length === 0) manifests.push(entry.manifest);
  }
  return { manifests, diagnostics };
}
