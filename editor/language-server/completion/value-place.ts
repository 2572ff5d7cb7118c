import { entrySchema, type Value } from "journeyc/analysis";
import type { SettingSchema } from "@journeyc/grammar/manifest";
import type { ValueStep } from "../cursor/place.ts";
import type { Scene } from "./scene.ts";

/** What a schema says of a place inside of a setting's value; undefined where nothing is known. */
export function schemaAt(
  { body }: Scene,
  setting: string,
  path: readonly ValueStep[],
): SettingSchema | undefined {
  const properties = body?.schema?.properties ?? {};
  let schema = Object.hasOwn(properties, setting) ? properties[setting] : undefined;
  for (const step of path) {
    if (schema === undefined) return undefined;
    schema = typeof step === "number" ? schema.items : entrySchema(schema, step);
  }
  return schema;
}

/** What stands at a place inside of a setting's value. */
export function valueAt(
  { body }: Scene,
  setting: string,
  path: readonly ValueStep[],
): Value | undefined {
  let value = body?.settings.find(({ key }) => key.text === setting)?.value;
  for (const step of path) {
    if (typeof step === "number") value = value?.kind === "List" ? value.items[step] : undefined;
    else
      value =
        value?.kind === "Object"
          ? value.entries.find(({ key }) => key.text === step)?.value
          : undefined;
  }
  return value;
}
