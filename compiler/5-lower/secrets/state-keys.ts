import type { NodeManifest, StateKey } from "@journeyc/grammar/manifest";
import type { Member, Node } from "../../2-bind/model.ts";

/** Reads every collected attribute. */
export const everyAttribute = "objectAttributes.*";
export const attributePrefix = "objectAttributes.";

const placeholder = /\$\{([^}]*)\}/;

/**
 * The keys that a manifest's key means in one node: `${setting}` replaced with the setting's value, or its default; a
 * list gives one key per item. A value that only the environment knows gives no key.
 */
export function stateKeys(key: StateKey, part: Node | Member): readonly string[] {
  const found = placeholder.exec(key);
  const { manifest } = part;
  if (!found || !manifest) return [key];
  const before = key.slice(0, found.index);
  // A value is not searched for placeholders again: it is the author's text.
  const after = stateKeys(key.slice(found.index + found[0].length), part);
  return settingTexts(found[1] ?? "", part, manifest).flatMap((text) =>
    after.map((rest) => before + text + rest),
  );
}

function settingTexts(
  name: string,
  part: Node | Member,
  manifest: NodeManifest,
): readonly string[] {
  const given = part.declaration.settings.find((setting) => setting.key.text === name)?.value;
  if (given?.kind === "String") return [given.value];
  if (given?.kind === "List") {
    return given.items.flatMap((item) => (item.kind === "String" ? [item.value] : []));
  }
  if (given !== undefined) return [];
  const settings = manifest.settings.properties;
  const standard = Object.hasOwn(settings, name) ? settings[name]?.default : undefined;
  const items: readonly unknown[] = Array.isArray(standard) ? standard : [standard];
  return items.filter((item) => typeof item === "string");
}
