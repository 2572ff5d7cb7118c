const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** How AM writes units, in milliseconds. */
const units: ReadonlyMap<string, number> = new Map(
  (
    [
      [day, "days", "day", "d"],
      [hour, "hours", "hour", "h"],
      [minute, "minutes", "minute", "min", "m"],
      [second, "seconds", "second", "sec", "s"],
      [1, "milliseconds", "millisecond", "millisec", "millis", "milli", "ms"],
    ] as const
  ).flatMap(([milliseconds, ...names]) => names.map((name) => [name, milliseconds] as const)),
);

const endless: ReadonlySet<string> = new Set(["unlimited", "indefinite", "infinity", "undefined"]);
const none: ReadonlySet<string> = new Set(["zero", "disabled"]);

/**
 * A time in AM's words: `20 minutes`, `1 day and 2 hours`, `2 days, 3 h`, `unlimited`, `zero`.
 * @returns milliseconds; undefined for anything else
 */
export function elapsedMilliseconds(text: string): number | undefined {
  const words = text.trim().toLowerCase();
  if (endless.has(words)) return Number.POSITIVE_INFINITY;
  if (none.has(words)) return 0;
  let total = 0;
  for (const part of words.split(/,|\s+and\s+/)) {
    const [, amount, unit] = /^\s*(\d{1,15})\s*([a-z]+)\s*$/.exec(part) ?? [];
    const milliseconds = units.get(unit ?? "");
    if (milliseconds === undefined) return undefined;
    total += Number(amount) * milliseconds;
  }
  return total;
}
