import type { NodeManifest } from "@journeyc/grammar/manifest";
import type { Settings } from "./settings.ts";

const placeholder = /\$\{([^}]*)\}/;

/** `objectAttributes.${identityAttribute}` with the setting's value; a list gives one key per item. */
export function expandKey(key: string, settings: Settings): readonly string[] {
  const found = placeholder.exec(key);
  if (!found) return [key];
  const value = settings[found[1] ?? ""];
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  const before = key.slice(0, found.index);
  // What a setting's value looks like is never expanded: only what stands behind the placeholder is.
  const rests = expandKey(key.slice(found.index + found[0].length), settings);
  return items
    .filter((item) => typeof item === "string")
    .flatMap((item) => rests.map((rest) => `${before}${item}${rest}`));
}

/** The state keys under which a node of this type leaves secrets. */
export function secretKeys(manifest: NodeManifest, settings: Settings): readonly string[] {
  return manifest.effects.writes
    .filter((write) => write.secret === true)
    .flatMap((write) => expandKey(write.key, settings));
}
