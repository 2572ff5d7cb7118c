import type { DurationUnit, SettingSchema } from "@journeyc/grammar/manifest";
import type { DurationLiteral } from "../../1-syntax/ast.ts";

const milliseconds: Readonly<Record<DurationLiteral["unit"] | DurationUnit, number>> = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  milliseconds: 1,
  seconds: 1_000,
  minutes: 60_000,
  hours: 3_600_000,
  days: 86_400_000,
};

/**
 * A duration as the number that a setting wants, in its unit (milliseconds where the schema names none).
 * Undefined when the setting wants whole units and the duration is none.
 */
export function convertDuration(
  duration: DurationLiteral,
  schema: SettingSchema,
): number | undefined {
  const unit = milliseconds[schema.unit ?? "milliseconds"];
  const amount = (duration.amount * milliseconds[duration.unit]) / unit;
  return schema.type === "integer" && !Number.isInteger(amount) ? undefined : amount;
}
