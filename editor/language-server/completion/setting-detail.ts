import { describeWanted, quoted } from "journeyc/analysis";
import type { SettingSchema } from "@journeyc/grammar/manifest";

/** A value of a schema, as the language writes it. */
export function literalOf(value: unknown): string {
  return typeof value === "string" ? quoted(value) : JSON.stringify(value);
}

/** A setting in a few words: what it wants, or what it may be. */
export function settingDetail(schema: SettingSchema, required: boolean): string {
  const choices = schema.enum?.map(literalOf).join(" | ");
  const wanted = choices ?? describeWanted(schema).replaceAll("`", "");
  const standard = schema.default === undefined ? "" : ` = ${literalOf(schema.default)}`;
  return `${required ? "required, " : ""}${wanted}${standard}`;
}
