import type { DurationUnit } from "@journeyc/grammar/manifest";
import { millisecondsOfSuffix, millisecondsOfUnit } from "../../5-lower/durations.ts";

/** The longest first. */
const suffixes = Object.entries(millisecondsOfSuffix).toSorted(([, one], [, other]) => other - one);

/**
 * A number of units as one would say it: 300 seconds are `5m`, 90 are `90s`. Undefined where it is no duration: a
 * number below zero, which some settings take for "never", or a part of a millisecond.
 */
export function naturalDuration(value: number, unit: DurationUnit): string | undefined {
  const total = value * millisecondsOfUnit[unit];
  if (!Number.isSafeInteger(total) || total < 0) return undefined;
  if (total === 0)
    return `0${suffixes.find(([, size]) => size === millisecondsOfUnit[unit])?.[0] ?? "s"}`;
  const [suffix, size] = suffixes.find(([, each]) => total % each === 0) ?? ["ms", 1];
  return `${total / size}${suffix}`;
}
