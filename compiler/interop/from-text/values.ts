import type { SettingSchema } from "@journeyc/grammar/manifest";
import type { EnvironmentValue, Value } from "../../1-syntax/ast.ts";
import { entrySchema } from "../../4-check/settings/values.ts";
import { durationIn } from "../../5-lower/durations.ts";
import { typeMarks } from "../environment-names.ts";
import { isObject, type Json, type JsonObject } from "../json.ts";
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
      if (schema?.kind === "json") return heldJson(value, meanings);
      return value.items.map((item) => jsonOf(item, schema?.items, meanings));
    case "Object":
      if (schema?.kind === "json") return heldJson(value, meanings);
      return objectOf(value, schema, meanings);
    case "Null":
    case "Missing":
      return null;
  }
}

/** The JSON text that a value stands for; under `id`, the name of a member stands for that member. */
function heldJson(value: Value, meanings: Meanings): string {
  return JSON.stringify(withMembers(jsonOf(value, undefined, meanings), meanings.memberId));
}

/** A value with the texts under `id` replaced. */
export function withMembers(value: Json, replace: (text: string) => string | undefined): Json {
  if (Array.isArray(value)) return value.map((item) => withMembers(item, replace));
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([key, entry]) => {
    const isName = key === "id" && typeof entry === "string";
    return [key, isName ? (replace(entry) ?? entry) : withMembers(entry, replace)] as const;
  });
  return Object.fromEntries(entries);
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
      jsonOf(value, schema && entrySchema(schema, key.text), meanings),
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
