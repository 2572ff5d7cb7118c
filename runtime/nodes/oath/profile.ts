import { isObject, type Json, type JsonObject } from "../../json.ts";

/** What is kept of an authenticator app. It holds the secret of its codes. */
export interface OathProfile {
  readonly algorithm: "HOTP" | "TOTP";
  readonly hash: "SHA1" | "SHA256" | "SHA512";
  readonly digits: number;
  /** Seconds. */
  readonly interval: number;
  /** In base 32. */
  readonly secret: string;
  /** The first counter, or interval since the epoch, whose code was not used and not passed over yet. */
  readonly next: number;
  /** How many intervals the device's clock is ahead. */
  readonly drift: number;
}

export function profileData(profile: OathProfile): JsonObject {
  return { ...profile };
}

/** Undefined for what is no profile. */
export function oathProfile(value: Json | undefined): OathProfile | undefined {
  if (!isObject(value ?? null)) return undefined;
  const { algorithm, hash, digits, interval, secret, next, drift } = value as Partial<OathProfile>; // what is not there is looked for
  const fits =
    (algorithm === "HOTP" || algorithm === "TOTP") &&
    (hash === "SHA1" || hash === "SHA256" || hash === "SHA512") &&
    (digits === 6 || digits === 8) &&
    isCount(interval) &&
    interval > 0 &&
    typeof secret === "string" &&
    isCount(next) &&
    Number.isSafeInteger(drift);
  return fits ? (value as unknown as OathProfile) : undefined; // every member was looked at
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}
