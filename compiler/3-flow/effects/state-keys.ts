import type { NodeManifest, StateKey } from "@journeyc/grammar/manifest";
import type { Member, Node } from "../../2-bind/model.ts";

/** Reads every collected attribute. */
export const everyAttribute = "objectAttributes.*";
/** Reads or writes every key there is. */
export const everyKey = "*";
export const attributePrefix = "objectAttributes.";

/** True when a key that a manifest names means this one: itself, every attribute, or every key. */
export function covers(named: string, key: string): boolean {
  if (named === key || named === everyKey) return true;
  return named === everyAttribute && key.startsWith(attributePrefix);
}

const placeholder = /\$\{([^}]*)\}/;

/**
 * The keys that a manifest's key means in one node: `${setting}` replaced with the setting's value, or its default; a
 * list gives one key per item, a map one per key, and with `${setting.*}` one per value. A value that only the
 * environment knows gives no key, and neither does an empty text.
 */
export function stateKeys(key: StateKey, part: Node | Member): readonly string[] {
  const found = placeholder.exec(key);
  const { manifest } = part;
  if (!found || !manifest) return [key];
  const before = key.slice(0, found.index);
  // A value is not searched for placeholders again: it is the author's text.
  const after = stateKeys(key.slice(found.index + found[0].length), part);
  return settingTexts(found[1] ?? "", part, manifest)
    .filter((text) => text !== "")
    .flatMap((text) => after.map((rest) => before + text + rest));
}

function settingTexts(
  named: string,
  part: Node | Member,
  manifest: NodeManifest,
): readonly string[] {
  const values = named.endsWith(".*");
  const name = values ? named.slice(0, -2) : named;
  const given = part.declaration.settings.find((setting) => setting.key.text === name)?.value;
  if (given?.kind === "String") return [given.value];
  if (given?.kind === "List") {
    return given.items.flatMap((item) => (item.kind === "String" ? [item.value] : []));
  }
  if (given?.kind === "Object") {
    return given.entries.flatMap(({ key, value }) => {
      if (!values) return [key.text];
      return value.kind === "String" ? [value.value] : [];
    });
  }
  if (given !== undefined) return [];
  const settings = manifest.settings.properties;
  const standard = Object.hasOwn(settings, name) ? settings[name]?.default : undefined;
  const items: readonly unknown[] = Array.isArray(standard) ? standard : [standard];
  return items.filter((item) => typeof item === "string");
}
