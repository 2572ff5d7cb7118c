import type { SettingSchema } from "@journeyc/grammar/manifest";
import type { Value } from "../../1-syntax/ast.ts";
import type { SettingsOwner } from "./owner.ts";

/** A value in a setting, with the part of the schema that speaks of it. */
export interface PlacedValue {
  readonly owner: SettingsOwner;
  readonly value: Value;
  readonly schema: SettingSchema;
  /** How messages call it: `pageHeader.en`, `attributesToCollect`. */
  readonly path: string;
}

/** The schema of an entry of an object; undefined when the object may not have it, or anything may stand there. */
export function entrySchema(schema: SettingSchema, key: string): SettingSchema | undefined {
  if (schema.properties !== undefined && Object.hasOwn(schema.properties, key)) {
    return schema.properties[key];
  }
  return typeof schema.additionalProperties === "object" ? schema.additionalProperties : undefined;
}

function* inside(placed: PlacedValue): Generator<PlacedValue> {
  yield placed;
  const { owner, value, schema, path } = placed;
  if (value.kind === "List" && schema.items !== undefined) {
    for (const item of value.items)
      yield* inside({ owner, value: item, schema: schema.items, path });
  }
  if (value.kind !== "Object") return;
  for (const entry of value.entries) {
    const part = entrySchema(schema, entry.key.text);
    if (part === undefined) continue;
    yield* inside({ owner, value: entry.value, schema: part, path: `${path}.${entry.key.text}` });
  }
}

/** Every value of an owner's settings whose schema is known, the outer before the inner. Most owners have none. */
export function valuesOf(owner: SettingsOwner): Iterable<PlacedValue> {
  return owner.settings.size === 0 ? [] : eachValue(owner);
}

function* eachValue(owner: SettingsOwner): Generator<PlacedValue> {
  for (const [path, { value }] of owner.settings) {
    const { properties } = owner.schema;
    const schema = Object.hasOwn(properties, path) ? properties[path] : undefined;
    if (schema !== undefined) yield* inside({ owner, value, schema, path });
  }
}
