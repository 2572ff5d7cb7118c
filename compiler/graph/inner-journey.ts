import type { Node } from "../2-bind/model.ts";

/** The inner journey that a node names, whether or not there is one of that name. */
export function innerJourneyOf({ declaration, manifest }: Node): string | undefined {
  for (const { key, value } of declaration.settings) {
    const settings = manifest?.settings.properties ?? {};
    if (!Object.hasOwn(settings, key.text) || settings[key.text]?.kind !== "journey") continue;
    if (value.kind === "Reference") return value.name.text;
  }
  return undefined;
}
