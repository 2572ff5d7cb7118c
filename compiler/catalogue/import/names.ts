/** The words of a name, cut at everything that is no ASCII letter or digit, and where a small letter meets a capital. */
function wordsOf(text: string): readonly string[] {
  return text
    .slice(0, 200)
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== "");
}

function capitalized(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** The name of a node type in `.journey` files: `Geo Location` → `GeoLocation`, else `GeoLocationNode` → `GeoLocation`. */
export function typeName(displayName: string | undefined, amType: string): string {
  const joined = wordsOf(displayName ?? "")
    .map(capitalized)
    .join("");
  const id = amType.replace(/(?<=.)Node$/, "");
  const name = joined === "" ? wordsOf(id).map(capitalized).join("") : joined;
  return /^[A-Z]/.test(name) ? name : `Node${name}`;
}

/** The first of `Name`, `Name2`, `Name3`, … that is free. */
export function freeTypeName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  for (let number = 2; ; number++) {
    if (!taken.has(`${name}${number}`)) return `${name}${number}`;
  }
}

function outcomeName(id: string): string {
  const words = wordsOf(id).map((word) => (/^[A-Z0-9]+$/.test(word) ? word.toLowerCase() : word));
  const name = words
    .map((word, index) =>
      index === 0 ? word.charAt(0).toLowerCase() + word.slice(1) : capitalized(word),
    )
    .join("");
  return /^[a-z]/.test(name) ? name : id;
}

/** Outcomes as identifiers, `EMAIL_SENT` → `emailSent`; where two would be called alike, and without letters, as AM has it. */
export function outcomeNames(ids: readonly string[]): ReadonlyMap<string, string> {
  const names = new Map(ids.map((id) => [id, outcomeName(id)]));
  const used = Map.groupBy(names.values(), (name) => name);
  for (const [id, name] of names) if ((used.get(name)?.length ?? 0) > 1) names.set(id, id);
  return names;
}
