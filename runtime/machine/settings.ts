import type { NodeManifest, SettingSchema } from "../manifest.ts";
import { EnvironmentReference, type Journey } from "./journey.ts";
import { TypedScript } from "./script.ts";

/** Values by name: `process.env`, or what the app passes instead. */
export type Environment = Readonly<Record<string, string | undefined>>;

export type Settings = Readonly<Record<string, unknown>>;

/** A journey that a setting names. */
export function isJourney(value: unknown): value is Journey {
  return (
    typeof value === "object" &&
    value !== null &&
    "nodes" in value &&
    "start" in value &&
    "name" in value
  );
}

/** What a setting's text from the environment means for its schema. */
function convert(text: string, schema: SettingSchema | undefined): unknown {
  if (schema?.type === "boolean") return text === "true";
  if (schema?.type === "number" || schema?.type === "integer") return Number(text);
  return text;
}

/**
 * The settings with references to the environment replaced by values.
 * @param missing is told each name that the environment does not provide
 */
export function readEnvironment(
  value: unknown,
  environment: Environment,
  missing: (reference: EnvironmentReference) => void,
  schema?: SettingSchema,
): unknown {
  if (EnvironmentReference.is(value)) {
    const text = Object.hasOwn(environment, value.name)
      ? environment[value.name]?.trim()
      : undefined;
    if (!text) missing(value);
    return convert(text ?? "", schema);
  }
  if (typeof value !== "object" || value === null) return value;
  if (isJourney(value) || TypedScript.is(value)) return value;
  if (Array.isArray(value))
    return value.map((item) => readEnvironment(item, environment, missing, schema?.items));
  const entries = Object.entries(value).map(([key, item]) => [
    key,
    readEnvironment(item, environment, missing, schema?.properties?.[key]),
  ]);
  return Object.fromEntries(entries);
}

/** The settings of a node as its `run` sees them: defaults filled in, the environment read, connectors by name. */
export function completeSettings(
  manifest: NodeManifest,
  given: Settings,
  environment: Environment,
  missing: (reference: EnvironmentReference) => void,
): Settings {
  const complete: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(manifest.settings.properties)) {
    const value = Object.hasOwn(given, name) ? given[name] : schema.default;
    if (value !== undefined) complete[name] = readEnvironment(value, environment, missing, schema);
  }
  return complete;
}
