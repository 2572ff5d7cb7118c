import type { NodeManifest } from "@journeyc/grammar/manifest";
import type { Settings } from "./settings.ts";

/** `objectAttributes.${identityAttribute}` with the setting's value; a list gives one key per item. */
export function expandKey(key: string, settings: Settings): readonly string[] {
  const found = /\$\{([^}]*)\}/.exec(key);
  if (!found) return [key];
  const value = settings[found[1] ?? ""];
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  return items
    .filter((item) => typeof item === "string")
    .flatMap((item) =>
      expandKey(
        key.replace(found[0], () => item),
        settings,
      ),
    );
}

/** The state keys under which a node of this type leaves secrets. */
export function secretKeys(manifest: NodeManifest, settings: Settings): readonly string[] {
  return manifest.effects.writes
    .filter((write) => write.secret === true)
    .flatMap((write) => expandKey(write.key, settings));
}
