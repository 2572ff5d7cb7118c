import { camelCase, kebabCase, pascalCase, wordsOf } from "./words.ts";

/** Words that mean something of their own where the name of a node stands, or would read as if they did. */
const reserved: ReadonlySet<string> = new Set([
  "success",
  "failure",
  "stop",
  "start",
  "else",
  "true",
  "false",
  "null",
  "node",
  "page",
  "require",
  "mfa",
]);

/** Longer names are cut at a word: an identifier is to be read. */
const longest = 48;

/** Journeys and their files are told apart by names that people gave them, however long. */
const longestJourney = 80;

function cut(words: readonly string[], most = longest): readonly string[] {
  const kept: string[] = [];
  let length = 0;
  for (const word of words) {
    length += word.length;
    if (kept.length > 0 && length > most) break;
    kept.push(word.slice(0, most));
  }
  return kept;
}

function startsWithLetter(name: string, before: string): string {
  return /^\d/.test(name) ? before + name : name;
}

/**
 * The identifier of a node or member.
 * @param texts what it is called, in order of preference: its display name, the name of its type
 */
export function nodeIdentifier(texts: readonly string[]): string {
  for (const text of texts) {
    const name = camelCase(cut(wordsOf(text)));
    if (reserved.has(name)) return `${name}Node`;
    if (name !== "") return startsWithLetter(name, "n");
  }
  return "node";
}

/** The identifier of a journey: `QA - Default Login` is `QaDefaultLogin`. A plain identifier stays as it is. */
export function journeyIdentifier(name: string): string {
  if (/^[A-Za-z][A-Za-z0-9_]*$/.test(name) && name.length <= longestJourney && name !== "on")
    return name;
  return startsWithLetter(pascalCase(cut(wordsOf(name))), "Journey") || "Journey";
}

/** A file name of an id, which has no words: `aHR0cHM6Ly9` is not taken apart. */
export function idStem(id: string, otherwise: string): string {
  const stem = id
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, longest)
    .replace(/^-|-$/g, "");
  return stem === "" || devices.test(stem) ? otherwise : stem;
}

/** Names that Windows keeps for devices, whatever their extension. */
const devices = /^(con|prn|aux|nul|com\d|lpt\d)$/;

/**
 * A file name without its extension: small letters, digits and hyphens only, so that no name of a journey can leave
 * the folder or mean another file on another system.
 */
export function fileStem(name: string, otherwise: string): string {
  const stem = kebabCase(cut(wordsOf(name)));
  if (stem === "") return otherwise;
  return devices.test(stem) ? `${stem}-file` : stem;
}
