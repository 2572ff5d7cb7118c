import type { NodeManifest } from "../manifest.ts";
import { isObject } from "../json.ts";
import type { Settings } from "./settings.ts";

const placeholder = /\$\{([^}]*)\}/;

/**
 * `objectAttributes.${identityAttribute}` with the setting's value; a list gives one key per item, a map one per key,
 * and with `${setting.*}` one per value. An empty text gives none.
 */
export function expandKey(key: string, settings: Settings): readonly string[] {
  const found = placeholder.exec(key);
  if (!found) return [key];
  const items = textsOf(found[1] ?? "", settings);
  const before = key.slice(0, found.index);
  // What a setting's value looks like is never expanded: only what stands behind the placeholder is.
  const rests = expandKey(key.slice(found.index + found[0].length), settings);
  return items
    .filter((item) => typeof item === "string" && item !== "")
    .flatMap((item) => rests.map((rest) => `${before}${item}${rest}`));
}

function textsOf(named: string, settings: Settings): readonly unknown[] {
  const values = named.endsWith(".*");
  const value = settings[values ? named.slice(0, -2) : named];
  if (isObject(value)) return values ? Object.values(value) : Object.keys(value);
  return Array.isArray(value) ? value : [value];
}

/** The state keys under which a node of this type leaves secrets. */
export function secretKeys(manifest: NodeManifest, settings: Settings): readonly string[] {
  return manifest.effects.writes
    .filter((write) => write.secret === true)
    .flatMap((write) => expandKey(write.key, settings));
}
