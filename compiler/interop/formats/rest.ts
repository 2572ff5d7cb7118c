import { posix } from "node:path";
import type { ImportFiles } from "../import-files.ts";
import type { JourneyBundle, JourneyDocument } from "../journey-document.ts";
import {
  fromEntries,
  isObject,
  type Json,
  type JsonObject,
  objectAt,
  own,
  sameJson,
  textAt,
  without,
} from "../json.ts";

/**
 * The file beside a folder's journeys with what its format has no place for (the order of the journeys, an e-mail
 * template, a script that no node names, …). The tools of the format do not look at it.
 */
export const restFile = "journeyc.rest";

/** What two objects do not share: values to put in and keys to take out, for the whole and for its entries. */
function difference(wanted: JsonObject, found: JsonObject): JsonObject {
  const keys: (readonly [string, Json])[] = [];
  const entries: (readonly [string, Json])[] = [];
  for (const [key, value] of Object.entries(wanted)) {
    const other = own(found, key);
    if (sameJson(value, other)) continue;
    if (isObject(value) && isObject(other)) entries.push([key, shallow(value, other)]);
    else keys.push([key, value]);
  }
  const absent = Object.keys(found).filter((key) => !Object.hasOwn(wanted, key));
  return {
    ...(keys.length > 0 ? { put: fromEntries(keys) } : {}),
    ...(entries.length > 0 ? { within: fromEntries(entries) } : {}),
    ...(absent.length > 0 ? { absent } : {}),
  };
}

function shallow(wanted: JsonObject, found: JsonObject): JsonObject {
  const put = Object.entries(wanted).filter(([key, value]) => !sameJson(value, own(found, key)));
  const absent = Object.keys(found).filter((key) => !Object.hasOwn(wanted, key));
  return {
    ...(put.length > 0 ? { put: fromEntries(put) } : {}),
    ...(absent.length > 0 ? { absent } : {}),
  };
}

function listAt(object: JsonObject, key: string): readonly Json[] {
  const value = own(object, key);
  return Array.isArray(value) ? value : [];
}

function texts(values: readonly Json[]): readonly string[] {
  return values.filter((value) => typeof value === "string");
}

function patch(found: JsonObject, rest: JsonObject): JsonObject {
  const kept = without(found, ...texts(listAt(rest, "absent")));
  const within = Object.entries(objectAt(rest, "within")).flatMap(([key, change]) =>
    isObject(change) ? [[key, patch(objectAt(kept, key), change)] as const] : [],
  );
  return { ...kept, ...fromEntries(within), ...objectAt(rest, "put") };
}

/** The journey that was read back; by its tree where a folder calls it as the tree does, and its bundle does not. */
function counterpart(
  { name, document }: JourneyDocument,
  found: readonly JourneyDocument[],
): JourneyDocument | undefined {
  return (
    found.find((journey) => journey.name === name) ??
    found.find((journey) => sameJson(own(journey.document, "tree"), own(document, "tree")))
  );
}

/** What a bundle has and reading its folder back does not give; undefined when nothing is lost. */
export function restOf(
  journeys: readonly JourneyDocument[],
  envelope: JsonObject,
  back: JourneyBundle | undefined,
): JsonObject | undefined {
  const found = back?.journeys ?? [];
  const changes = journeys.flatMap((journey): JsonObject[] => {
    const { name, document } = journey;
    const other = counterpart(journey, found);
    const change = {
      ...(other === undefined || other.name === name ? {} : { called: name }),
      ...difference(document, other?.document ?? {}),
    };
    return Object.keys(change).length === 0 ? [] : [{ name: other?.name ?? name, ...change }];
  });
  const names = journeys.map(({ name }) => name);
  const sameOrder = sameJson(
    names,
    found.map(({ name }) => name),
  );
  const sameEnvelope = sameJson(envelope, back?.envelope ?? {});
  if (changes.length === 0 && sameOrder && sameEnvelope) return undefined;
  return {
    about: "What this folder's format has no place for. journeyc reads it back.",
    ...(sameOrder ? {} : { order: names }),
    ...(sameEnvelope ? {} : { envelope }),
    ...(changes.length === 0 ? {} : { journeys: changes }),
  };
}

/** The journeys in the order that the file names; those that it does not name stand at the end. */
function inOrder(
  journeys: readonly JourneyDocument[],
  names: readonly string[],
): readonly JourneyDocument[] {
  const places = new Map(names.map((name, index) => [name, index]));
  const placeOf = ({ name }: JourneyDocument): number => places.get(name) ?? names.length;
  return journeys.toSorted((one, other) => placeOf(one) - placeOf(other));
}

/** The bundle of a folder with what stands in the file beside it. */
export function applyRest(bundle: JourneyBundle, files: ImportFiles): JourneyBundle {
  const rest = files.beside(posix.join(bundle.path, restFile));
  if (!rest) return bundle;
  const changes = new Map(
    listAt(rest, "journeys")
      .filter(isObject)
      .map((change) => [textAt(change, "name"), change]),
  );
  const journeys = bundle.journeys.map(({ name, document }) => {
    const change = changes.get(name) ?? {};
    return { name: textAt(change, "called") ?? name, document: patch(document, change) };
  });
  const envelope = own(rest, "envelope");
  return {
    ...bundle,
    journeys: inOrder(journeys, texts(listAt(rest, "order"))),
    envelope: isObject(envelope) ? envelope : bundle.envelope,
  };
}
