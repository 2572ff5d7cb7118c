/** Names that Windows keeps for devices, whatever follows their first dot. */
const devices = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;
const longest = 80;

/** A name in lower case with hyphens, `PtaLogin` as `pta-login`: letters, digits and hyphens, on any disk. */
function slugOf(name: string): string {
  const words = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1-$2")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, longest)
    .replace(/^-+|-+$/g, "");
  if (words === "") return "unnamed";
  return devices.test(words) ? `${words}-file` : words;
}

/**
 * File names without extension for these names, in their order. Of names that give the same, the later ones are
 * numbered.
 *
 * @param reserved names that are taken already, in lower case
 */
export function fileNames(
  names: readonly string[],
  reserved: readonly string[] = [],
): readonly string[] {
  const taken = new Set(reserved);
  return names.map((name) => {
    const slug = slugOf(name);
    let free = slug;
    for (let number = 2; taken.has(free); number += 1) free = `${slug}-${number}`;
    taken.add(free);
    return free;
  });
}
