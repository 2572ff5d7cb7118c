import { isObject } from "../json.ts";

/** The properties of a session as a store has them; those that are no texts are none. */
export function parseProperties(json: string): Readonly<Record<string, string>> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch {
    return {};
  }
  const entries = isObject(parsed) ? Object.entries(parsed) : [];
  return Object.fromEntries(
    entries.flatMap(([name, value]) => (typeof value === "string" ? [[name, value] as const] : [])),
  );
}
