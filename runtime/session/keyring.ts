import { createSecretKey, hkdfSync, type KeyObject } from "node:crypto";
import type { Mistake } from "../machine/link.ts";

/** A key for one purpose in one realm, with the id that tokens carry to name it. */
export interface PurposeKey {
  readonly id: Buffer;
  /** Not its bytes: ciphers would make such an object of them each time, which costs more than the cipher. */
  readonly secret: KeyObject;
}

/** The shortest key that is accepted, in bytes: what AES-256 is worth. */
export const keyBytes = 32;
export const keyIdBytes = 8;

function derive(key: string, purpose: string, bytes: number): Buffer {
  return Buffer.from(hkdfSync("sha256", key, "", `journeyc/1/${purpose}`, bytes));
}

/**
 * Keys for a purpose, by HKDF (RFC 5869), so that no token of one purpose or realm opens as another.
 * @param keys the app's keys, newest first
 */
export function deriveKeys(keys: readonly string[], purpose: string): readonly PurposeKey[] {
  return keys.map((key) => ({
    id: derive(key, `${purpose}/id`, keyIdBytes),
    secret: createSecretKey(derive(key, `${purpose}/secret`, 32)),
  }));
}

/** What is wrong with the app's keys. */
export function checkKeys(keys: readonly string[]): readonly Mistake[] {
  const mistakes: Mistake[] = [];
  for (const [index, key] of keys.entries()) {
    if (Buffer.byteLength(key) < keyBytes)
      mistakes.push(weakKey(index, `has fewer than ${keyBytes} bytes`));
    else if (new Set(key).size < 10) mistakes.push(weakKey(index, "repeats a few characters"));
  }
  if (new Set(keys).size < keys.length) mistakes.push(weakKey(keys.length - 1, "is there twice"));
  return mistakes;
}

function weakKey(index: number, why: string): Mistake {
  return {
    code: "key-weak",
    message: `\`keys[${index}]\` ${why}.`,
    fix: "Make a key with `openssl rand -base64 32` and keep it where secrets are kept.",
  };
}
