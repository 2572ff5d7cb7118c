import type { DurationUnit } from "@journeyc/grammar/manifest";

const milliseconds: Readonly<Record<DurationUnit, number>> = {
  milliseconds: 1,
  seconds: 1_000,
  minutes: 60_000,
  hours: 3_600_000,
  days: 86_400_000,
};

const suffixes = [
  ["d", 86_400_000],
  ["h", 3_600_000],
  ["m", 60_000],
  ["s", 1_000],
  ["ms", 1],
] as const;

/**
 * A number of units as one would say it: 300 seconds are `5m`, 90 are `90s`. Undefined where it is no duration: a
 * number below zero, which some settings take for "never", or a part of a millisecond.
 */
export function naturalDuration(value: number, unit: DurationUnit): string | undefined {
  const total = value * milliseconds[unit];
  if (!Number.isSafeInteger(total) || total < 0) return undefined;
  if (total === 0)
    return `0${suffixes.find(([, size]) => size === milliseconds[unit])?.[0] ?? "s"}`;
  const [suffix, size] = suffixes.find(([, each]) => total % each === 0) ?? ["ms", 1];
  return `${total / size}${suffix}`;
}
