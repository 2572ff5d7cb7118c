import { randomBytes } from "node:crypto";
import { isObject, type Json } from "../../json.ts";

/**
 * What an authenticator signs. It is kept with the question that it was sent with, which is answered once: so it belongs
 * to this run, and no signature can be shown twice.
 */
export interface Challenge {
  /** Of base64url, as browsers repeat it. */
  readonly text: string;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}

/** Beyond the time that the browser gives the user: answers are under way for a while. */
const graceMilliseconds = 60_000;

export function newChallenge(seconds: number, now: number): Challenge {
  const text = randomBytes(32).toString("base64url");
  return { text, expiresAt: now + seconds * 1_000 + graceMilliseconds };
}

/** The challenge that was kept, unless it has expired. */
export function challengeOf(memory: Json | undefined, now: number): string | undefined {
  if (!isObject(memory)) return undefined;
  const { text, expiresAt } = memory;
  if (typeof text !== "string" || typeof expiresAt !== "number") return undefined;
  return now < expiresAt ? text : undefined;
}
