import type { SettingSchema } from "@journeyc/grammar/manifest";
import type { EnvironmentValue, Value } from "../../1-syntax/ast.ts";
import { durationIn } from "../../5-lower/durations.ts";
import { typeMarks } from "../environment-names.ts";
import type { Json, JsonObject } from "../json.ts";
import type { Meanings } from "./meanings.ts";

/** A value as AM's JSON has it. */
export function jsonOf(value: Value, schema: SettingSchema | undefined, meanings: Meanings): Json {
  switch (value.kind) {
    case "String":
      return schema?.kind === "script" ? meanings.scriptId(value.value) : value.value;
    case "Number":
    case "Boolean":
      return value.value;
    case "Duration":
      return durationIn(schema?.unit ?? "seconds", value);
    case "ResourceName":
      return value.text;
    case "Reference":
      return meanings.journeyName(value.name.text);
    case "Environment":
      return environment(value, schema, meanings);
    case "List":
      return value.items.map((item) => jsonOf(item, schema?.items, meanings));
    case "Object":
      return objectOf(value, schema, meanings);
    case "Null":
    case "Missing":
      return null;
  }
}

/** The schema of an entry of an object. */
export function entrySchema(
  schema: SettingSchema | undefined,
  key: string,
): SettingSchema | undefined {
  const { properties, additionalProperties } = schema ?? {};
  if (properties !== undefined && Object.hasOwn(properties, key)) return properties[key];
  return typeof additionalProperties === "object" ? additionalProperties : undefined;
}

function objectOf(
  { entries }: Value & { readonly kind: "Object" },
  schema: SettingSchema | undefined,
  meanings: Meanings,
): JsonObject {
  // Of two entries with one key, the last counts, as in JSON.
  return Object.fromEntries(
    entries.map(({ key, value }) => [
      key.text,
      jsonOf(value, entrySchema(schema, key.text), meanings),
    ]),
  );
}

function environment(
  { name }: EnvironmentValue,
  schema: SettingSchema | undefined,
  meanings: Meanings,
): Json {
  const text = `&{${meanings.placeholder(name.text)}}`;
  const mark = schema === undefined ? undefined : typeMarks[schema.type];
  return mark === undefined ? text : { [mark]: text };
}
