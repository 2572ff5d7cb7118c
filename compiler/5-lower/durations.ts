import type { DurationUnit } from "@journeyc/grammar/manifest";
import type { DurationLiteral } from "../1-syntax/ast.ts";

/** How long `1ms`, `1s`, … are. */
export const millisecondsOfSuffix: Readonly<Record<DurationLiteral["unit"], number>> = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/** How long one of each unit is. */
export const millisecondsOfUnit: Readonly<Record<DurationUnit, number>> = {
  milliseconds: 1,
  seconds: 1_000,
  minutes: 60_000,
  hours: 3_600_000,
  days: 86_400_000,
};

/** The number that the node receives: `5m` is 300 where the setting wants seconds. */
export function durationIn(unit: DurationUnit, duration: DurationLiteral): number {
  return (duration.amount * millisecondsOfSuffix[duration.unit]) / millisecondsOfUnit[unit];
}
