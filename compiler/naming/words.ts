/** `PoP`, `IoT`: one word, which ends where the next one begins. */
const shortMixed = /(?<![A-Z])[A-Z][a-z][A-Z](?=$|[^A-Za-z]|[A-Z][a-z])/g;

/**
 * The words of a name that people gave: `QA - Password reset by KBA`, `dataStoreDecision`, `Überprüfung`. Accents are
 * taken off; what has no letters of the Latin alphabet or digits gives no words.
 */
export function wordsOf(text: string): readonly string[] {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/ß/g, "ss")
    .replace(/['’`]/g, "")
    .replace(shortMixed, (word) => capitalised(word.toLowerCase()))
    .replace(/([a-z]\d*)([A-Z])/g, "$1 $2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1 $2")
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== "");
}

/** Words are told apart by this: `Sign-on page` and `signOnPage` are the same. */
export function foldedWords(text: string): string {
  return wordsOf(text).join(" ").toLowerCase();
}

/** An abbreviation is written like a word, `IDP` as `Idp`, so that words can be told apart. */
function capitalised(word: string): string {
  const rest = /^[A-Z0-9]+$/.test(word) ? word.slice(1).toLowerCase() : word.slice(1);
  return word.charAt(0).toUpperCase() + rest;
}

function uncapitalised(word: string): string {
  const whole = capitalised(word);
  return whole.charAt(0).toLowerCase() + whole.slice(1);
}

/** `QaPasswordResetByKba` */
export function pascalCase(words: readonly string[]): string {
  return words.map(capitalised).join("");
}

/** `dataStoreDecision` */
export function camelCase(words: readonly string[]): string {
  return words
    .map((word, index) => (index === 0 ? uncapitalised(word) : capitalised(word)))
    .join("");
}

/** `qa-password-reset-by-kba` */
export function kebabCase(words: readonly string[]): string {
  return words.join("-").toLowerCase();
}

/** What a person would have called a node of this name: `checkPassword` as `Check Password`. */
export function titleOf(identifier: string): string {
  return wordsOf(identifier)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(" ");
}
