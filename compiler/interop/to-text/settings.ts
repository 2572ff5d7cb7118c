import type { SettingSchema, SettingsSchema } from "@journeyc/grammar/manifest";
import { keyText } from "../../1-syntax/print/values.ts";
import { defaultOf } from "../from-text/settings.ts";
import { isObject, type Json, type JsonObject, own, sameJson } from "../json.ts";
import { wordsOf } from "../../naming/words.ts";
import { isExpressible, textOf, type Words } from "./values.ts";

/** True for a value by which AM says that nothing is set. */
function isUnset(value: Json, schema: SettingSchema, isRequired: boolean): boolean {
  if (value === null) return true;
  if (value === "") {
    const isRefused =
      (schema.minLength ?? 0) > 0 || schema.enum !== undefined || schema.kind !== undefined;
    return isRefused || schema.type !== "string" || !isRequired;
  }
  const isEmpty = isObject(value) && Object.keys(value).length === 0;
  return isEmpty && !isRequired && schema.default === undefined;
}

/** Exports leave out secrets: the text says that there is one, and the environment knows it. */
export function isWithheld(
  value: Json | undefined,
  schema: SettingSchema,
  isRequired: boolean,
): boolean {
  return (
    schema.kind === "secret" &&
    isRequired &&
    (value === undefined || value === null || value === "")
  );
}

/**
 * The settings of a node as lines of text. What is as it would be without being said, is not said; what the catalogue
 * does not know goes to the layout.
 *
 * @param owner the name of the node, for secrets that are withheld
 * @param schema undefined for a type that the catalogue does not know: all its settings are written
 */
export function settingLines(
  owner: string,
  settings: JsonObject,
  schema: SettingsSchema | undefined,
  words: Words,
): readonly string[] {
  if (schema === undefined) return opaqueLines(settings, words);
  return Object.entries(schema.properties).flatMap(([key, property]) => {
    // AM does not have it: something else of this name is what it says.
    if (property.beyondAm) return [];
    const value = own(settings, key);
    const isRequired = schema.required.includes(key);
    if (isWithheld(value, property, isRequired)) {
      return [`${keyText(key)}: secret.${words.environment(withheldName(owner, key))}`];
    }
    if (value === undefined || !isExpressible(value)) return [];
    if (sameJson(value, defaultOf(property)) || isUnset(value, property, isRequired)) return [];
    return [`${keyText(key)}: ${textOf(value, property, words)}`];
  });
}

/** The placeholder of a secret that its source withholds: `esv.social.google.client.secret`. */
function withheldName(owner: string, key: string): string {
  return `esv.${[...wordsOf(owner), ...wordsOf(key)].join(".").toLowerCase()}`;
}

function opaqueLines(settings: JsonObject, words: Words): readonly string[] {
  return Object.entries(settings)
    .filter(([key, value]) => !key.startsWith("_") && isExpressible(value) && key.isWellFormed())
    .map(([key, value]) => `${keyText(key)}: ${textOf(value, undefined, words)}`);
}

/** Settings that the catalogue does not know, and that are set to something. */
export function unknownSettings(
  settings: JsonObject,
  schema: SettingsSchema,
  known: readonly string[] = [],
): readonly string[] {
  return Object.entries(settings)
    .filter(([key, value]) => {
      const isKnown = key.startsWith("_") || known.includes(key);
      const property = Object.hasOwn(schema.properties, key) ? schema.properties[key] : undefined;
      return !isKnown && value !== null && (property === undefined || property.beyondAm === true);
    })
    .map(([key]) => key);
}
