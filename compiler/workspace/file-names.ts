import { fileStem } from "../naming/identifiers.ts";
import { UniqueNames } from "../naming/unique-names.ts";

/**
 * File names without extension for these names, in their order. Of names that give the same, the later ones are
 * numbered.
 *
 * @param reserved names that are taken already
 */
export function fileNames(
  names: readonly string[],
  reserved: readonly string[] = [],
): readonly string[] {
  const taken = new UniqueNames(reserved);
  return names.map((name) => taken.take(fileStem(name, "unnamed"), "-"));
}
