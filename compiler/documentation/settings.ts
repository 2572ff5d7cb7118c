import type { SettingSchema, SettingsSchema } from "@journeyc/grammar/manifest";
import type { Setting } from "../1-syntax/ast.ts";
import { valueAsJson } from "../4-check/settings/to-json.ts";
import { code, table } from "./markdown.ts";
import { type ShowReference, valueText } from "./value.ts";

function schemaOf(name: string, settings: SettingsSchema | undefined): SettingSchema | undefined {
  const properties = settings?.properties ?? {};
  return Object.hasOwn(properties, name) ? properties[name] : undefined;
}

/** True: it says what would hold without it. */
function isDefault({ value }: Setting, schema: SettingSchema | undefined): boolean {
  if (schema?.default === undefined) return false;
  const given = valueAsJson(value, schema);
  return given !== undefined && JSON.stringify(given) === JSON.stringify(schema.default);
}

/** The settings that differ from their defaults, as a table; nothing where there is none. */
export function settingsTable(
  settings: readonly Setting[],
  known: SettingsSchema | undefined,
  show: ShowReference,
): string {
  const rows = settings
    .filter(({ key }) => key.text !== "")
    .map((setting) => ({ setting, schema: schemaOf(setting.key.text, known) }))
    .filter(({ setting, schema }) => !isDefault(setting, schema))
    .map(({ setting: { key, value }, schema }) => [
      code(key.text),
      valueText({ value, name: key.text, schema }, show),
    ]);
  return rows.length === 0 ? "" : table(["setting", "value"], rows);
}
