import type { NodeManifest, OutcomeManifest, SettingSchema } from "@journeyc/grammar/manifest";
import type { Setting } from "../../1-syntax/ast.ts";
import type { Json, JsonObject } from "../json.ts";
import type { Meanings } from "./meanings.ts";
import { jsonOf } from "./values.ts";

/** What AM takes where a setting is not given; undefined where there is nothing to take. */
export function defaultOf({ default: given, kind }: SettingSchema): Json | undefined {
  // Manifests are JSON.
  if (given !== undefined) return given as Json;
  return kind === "localized" ? {} : undefined;
}

/** The settings of a node as AM's JSON has them, with its defaults, without those that AM does not have. */
export function settingsOf(
  settings: readonly Setting[],
  manifest: NodeManifest | undefined,
  meanings: Meanings,
): JsonObject {
  const schemas = manifest?.settings.properties ?? {};
  const given = settings.flatMap(({ key, value }) => {
    const schema = Object.hasOwn(schemas, key.text) ? schemas[key.text] : undefined;
    if (schema?.beyondAm) return [];
    return [[key.text, jsonOf(value, schema, meanings)] as const];
  });
  const said = new Set(given.map(([key]) => key));
  const defaults = Object.entries(schemas).flatMap(([key, schema]) => {
    const value = said.has(key) ? undefined : defaultOf(schema);
    return value === undefined ? [] : [[key, value] as const];
  });
  return Object.fromEntries([...defaults, ...given]);
}

/** What a node says of itself beside its settings. */
export function identityOf(
  id: string,
  amType: string,
  displayName: string,
  outcomes: readonly OutcomeManifest[] | undefined,
): JsonObject {
  return {
    _id: id,
    _type: { _id: amType, name: displayName, collection: true },
    ...(outcomes && {
      _outcomes: outcomes
        .filter(({ beyondAm }) => !beyondAm)
        .map(({ id: outcome, displayName: label }) => ({ id: outcome, displayName: label })),
    }),
  };
}
