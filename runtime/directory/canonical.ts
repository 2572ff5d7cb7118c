import { isStorableText } from "./storable.ts";

/** The longest canonical identifier, in bytes of UTF-8: what fits an index entry of every database. */
export const MAXIMUM_IDENTIFIER_BYTES = 1024;

/** Why a text cannot be an identifier. */
export type IdentifierRefusal = "empty" | "too-long" | "forbidden-character" | "surrounding-space";

export type CanonicalIdentifier =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly refusal: IdentifierRefusal };

/**
 * Control, format (zero-width, bidirectional), private, unassigned and surrogate code points, line and paragraph
 * separators, and whatever Unicode says renderers may leave out. Unassigned ones, because a later Unicode version
 * may normalise them differently, which would make two stored names equal.
 */
const FORBIDDEN = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;

/**
 * The one spelling under which identifiers are compared: NFKC and full case folding, to a fixed point. It is computed
 * here and stored as it is; no database ever folds case, since `lower()` of SQLite and PostgreSQL disagree with it
 * (U+212A, the Kelvin sign, is `k` here and itself there). Whoever counts or limits by name uses the same function.
 *
 * Texts that a reader cannot tell apart, or that would need trimming, are refused instead of repaired.
 */
export function canonicalIdentifier(value: string): CanonicalIdentifier {
  if (value === "") return { ok: false, refusal: "empty" };
  // NFKC can make one code point eighteen; checking first bounds the work.
  if (Buffer.byteLength(value) > MAXIMUM_IDENTIFIER_BYTES)
    return { ok: false, refusal: "too-long" };
  if (FORBIDDEN.test(value)) return { ok: false, refusal: "forbidden-character" };
  const text = foldToFixedPoint(value);
  if (Buffer.byteLength(text) > MAXIMUM_IDENTIFIER_BYTES) return { ok: false, refusal: "too-long" };
  if (FORBIDDEN.test(text)) return { ok: false, refusal: "forbidden-character" };
  // After NFKC, which turns U+00A0 and others into spaces.
  if (text.trim() !== text) return { ok: false, refusal: "surrounding-space" };
  return { ok: true, text };
}

/** An id as it is, for ids that no person reads or types: only what no database keeps as it is, is refused. */
export function exactIdentifier(value: string): CanonicalIdentifier {
  if (value === "") return { ok: false, refusal: "empty" };
  if (Buffer.byteLength(value) > MAXIMUM_IDENTIFIER_BYTES)
    return { ok: false, refusal: "too-long" };
  return isStorableText(value)
    ? { ok: true, text: value }
    : { ok: false, refusal: "forbidden-character" };
}

/** NFKC and full case folding, until nothing changes any more. */
export function foldToFixedPoint(value: string): string {
  let current = fold(value);
  for (let next = fold(current); next !== current; next = fold(current)) current = next;
  return current;
}

function fold(value: string): string {
  let folded = "";
  for (const character of value.normalize("NFKC")) folded += foldCharacter(character);
  return folded.normalize("NFKC");
}

/**
 * Upper then lower case is full case folding (`ß` and `ẞ` become `ss`, all three sigmas become `σ`), one character at
 * a time so that no neighbour matters. The dotless `ı` is the exception: Unicode keeps it apart from `i`.
 */
function foldCharacter(character: string): string {
  return character === "ı" ? character : character.toUpperCase().toLowerCase();
}
