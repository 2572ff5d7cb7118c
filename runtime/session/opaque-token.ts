import { createHash } from "node:crypto";

/** A token of 256 random bits, in base64url: it says nothing, and nobody guesses it. */
export function newToken(random: (bytes: number) => Uint8Array): string {
  return Buffer.from(random(32)).toString("base64url");
}

/** Whether a text looks like one of ours. */
export function isToken(text: string): boolean {
  return /^[A-Za-z0-9_-]{43}$/.test(text);
}

/**
 * Under what a token is kept, so that whoever reads the store has none. Base64url has several spellings of the same
 * bytes; only the one that was given out has this hash.
 */
export function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}
