import type { SettingSchema } from "@journeyc/grammar/manifest";
import { isObject, type Json, type JsonObject, own, textAt } from "../../interop/json.ts";
import { plainText } from "./plain-text.ts";

/** What AM's console offers where no script has been chosen; only settings that want a script have it. */
const noScript = "[Empty]";

type Type = SettingSchema["type"];

const types: ReadonlySet<string> = new Set<Type>([
  "string",
  "integer",
  "number",
  "boolean",
  "array",
  "object",
]);

function isType(text: string | undefined): text is Type {
  return text !== undefined && types.has(text);
}

function numbers(raw: JsonObject, names: readonly string[]): Record<string, number> {
  const found: Record<string, number> = {};
  for (const name of names) {
    const value = own(raw, name);
    if (typeof value === "number") found[name] = value;
  }
  return found;
}

function choices(raw: JsonObject): readonly string[] {
  const list = own(raw, "enum");
  if (!Array.isArray(list)) return [];
  const texts = (list as readonly Json[]).filter((one) => typeof one === "string");
  return texts.length === list.length ? [...new Set(texts)] : [];
}

function textSetting(raw: JsonObject): Partial<SettingSchema> {
  const offered = choices(raw);
  // The scripts of the moment are no property of the type.
  if (offered.includes(noScript)) return { kind: "script" };
  if (textAt(raw, "format") === "password") return { kind: "secret" };
  return { ...(offered.length > 0 && { enum: offered }), ...numbers(raw, ["minLength"]) };
}

function objectSetting(raw: JsonObject): Partial<SettingSchema> {
  const patterns = own(raw, "patternProperties");
  const rest = isObject(patterns) ? Object.values(patterns)[0] : own(raw, "additionalProperties");
  const values = isObject(rest) ? settingOf(rest) : undefined;
  const named = own(raw, "properties");
  const properties = isObject(named) ? settingsOf(named) : undefined;
  return {
    ...(properties && { properties: Object.fromEntries(properties) }),
    additionalProperties: values ?? rest !== false,
  };
}

const partsOf: Readonly<Record<Type, (raw: JsonObject) => Partial<SettingSchema>>> = {
  string: textSetting,
  integer: (raw) => numbers(raw, ["minimum", "exclusiveMinimum", "maximum"]),
  number: (raw) => numbers(raw, ["minimum", "exclusiveMinimum", "maximum"]),
  boolean: () => ({}),
  array: (raw) => {
    const items = own(raw, "items");
    const item = isObject(items) ? settingOf(items) : undefined;
    return { ...(item && { items: item }), ...numbers(raw, ["minItems"]) };
  },
  object: objectSetting,
};

/** A property of AM's schema as a setting, without its default; undefined when AM does not say what it is. */
export function settingOf(raw: JsonObject): SettingSchema | undefined {
  const type = textAt(raw, "type");
  if (!isType(type)) return undefined;
  const description = plainText(textAt(raw, "description") || textAt(raw, "title") || "");
  return { type, description, ...partsOf[type](raw) };
}

function orderOf(raw: JsonObject): number {
  const order = own(raw, "propertyOrder");
  return typeof order === "number" ? order : Number.MAX_SAFE_INTEGER;
}

/** The properties of a schema in the order of AM's console; undefined when one of them is not described. */
function settingsOf(
  properties: JsonObject,
): readonly (readonly [string, SettingSchema])[] | undefined {
  const settings = inOrder(properties).map(([name, raw]) => [name, settingOf(raw)] as const);
  return settings.every(
    (entry): entry is readonly [string, SettingSchema] => entry[1] !== undefined,
  )
    ? settings
    : undefined;
}

/** The properties of a schema that are objects, in the order of AM's console. */
export function inOrder(properties: JsonObject): readonly (readonly [string, JsonObject])[] {
  return Object.entries(properties)
    .map(([name, raw]) => [name, isObject(raw) ? raw : {}] as const)
    .toSorted(
      ([a, one], [b, other]) => orderOf(one) - orderOf(other) || (a < b ? -1 : a > b ? 1 : 0),
    );
}
