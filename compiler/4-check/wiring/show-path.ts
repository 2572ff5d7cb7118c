import { quote } from "../../2-bind/text.ts";

/** `a` → `b` → `a`; of a long path the beginning and the end. */
export function showPath(names: readonly string[], most = 8): string {
  const quoted = names.map(quote);
  if (quoted.length <= most) return quoted.join(" → ");
  const half = Math.floor(most / 2);
  return [
    ...quoted.slice(0, half),
    `… ${quoted.length - 2 * half} more …`,
    ...quoted.slice(-half),
  ].join(" → ");
}
