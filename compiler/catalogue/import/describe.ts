import { ajv2020 } from "#libraries";
import type { NodeManifest, SettingSchema } from "@journeyc/grammar/manifest";
import { type Json, type JsonObject, objectAt, own } from "../../interop/json.ts";
import { outcomeNames } from "./names.ts";
import { plainText } from "./plain-text.ts";
import { inOrder, settingOf } from "./setting.ts";
import type { TypeFacts } from "./type-facts.ts";

/** The settings, or the name of one that AM does not describe. */
export type DescribedSettings =
  | { readonly ok: true; readonly settings: NodeManifest["settings"] }
  | { readonly ok: false; readonly setting: string };

let accepts: ((schema: object, value: unknown) => boolean) | undefined;

/** True when the value is one that the setting takes. */
function fits(schema: SettingSchema, value: unknown): boolean {
  if (accepts === undefined) {
    const { Ajv2020 } = ajv2020();
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    ajv.addVocabulary(["kind", "connectorSetting", "unit", "transforms", "beyondAm"]);
    accepts = (one, given) => ajv.validate(one, given);
  }
  return accepts(schema, value);
}

/** The default, where there is one: a secret has none, and what the setting would refuse is none. */
function defaultOf(
  schema: SettingSchema,
  raw: JsonObject,
  templated: Json | undefined,
): Json | undefined {
  const value = own(raw, "default") ?? templated;
  if (value === undefined || value === null || schema.kind === "secret") return undefined;
  if (schema.kind === "script" && value === "[Empty]") return undefined;
  return fits(schema, value) ? value : undefined;
}

function requiredNames(schema: JsonObject): ReadonlySet<string> {
  const listed = own(schema, "required");
  const names = Array.isArray(listed) ? (listed as readonly Json[]) : [];
  const marked = Object.entries(objectAt(schema, "properties")).filter(
    ([, raw]) => (raw as JsonObject | null)?.["required"] === true,
  );
  return new Set([
    ...names.filter((name) => typeof name === "string"),
    ...marked.map(([name]) => name),
  ]);
}

/** The settings of a type out of AM's schema and template. AM calls required what always has a value. */
export function describeSettings({ schema = {}, template = {} }: TypeFacts): DescribedSettings {
  const properties: [string, SettingSchema][] = [];
  const required: string[] = [];
  const wanted = requiredNames(schema);
  for (const [name, raw] of inOrder(objectAt(schema, "properties"))) {
    if (name.startsWith("_")) continue;
    const setting = settingOf(raw);
    if (setting === undefined) return { ok: false, setting: name };
    const fallback = defaultOf(setting, raw, own(template, name));
    const { type, description, ...more } = setting;
    const withDefault = fallback === undefined ? {} : { default: fallback };
    properties.push([name, { type, description, ...withDefault, ...more }]);
    if (wanted.has(name) && fallback === undefined) required.push(name);
  }
  return {
    ok: true,
    settings: {
      type: "object",
      properties: Object.fromEntries(properties),
      required,
      additionalProperties: false,
    },
  };
}

/** The outcomes that AM lists; those that the author wires, where it listed none. */
export function describeOutcomes({ outcomes }: TypeFacts): NodeManifest["outcomes"] {
  if (outcomes === undefined) return { from: "wiring" };
  const names = outcomeNames(outcomes.map(({ id }) => id));
  return {
    from: "fixed",
    list: [...new Map(outcomes.map((outcome) => [outcome.id, outcome])).values()].map(
      ({ id, displayName }) => ({
        name: names.get(id) ?? id,
        id,
        displayName: displayName === "" ? id : displayName,
        description: plainText(displayName),
      }),
    ),
  };
}
