import { createHash, timingSafeEqual } from "node:crypto";
import { notInstalled } from "../../optional-packages.ts";
import type { OathProfile } from "./profile.ts";

type OtpAuth = typeof import("otpauth");

/** The generator of one-time codes, which an app without authenticator apps need not install. */
export function otpAuth(): Promise<OtpAuth> {
  return import("otpauth").catch(notInstalled("Authenticator apps"));
}

/** Which codes are tried. */
export interface CodeWindow {
  /** How many codes ahead of the counter. */
  readonly ahead: number;
  /** How many intervals before and after the one that the device is in. */
  readonly around: number;
  /** How many intervals the device's clock may be off. */
  readonly mostDrift: number;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/**
 * Looks for a code among those that may come next. All of them are made and compared, so that the time does not tell
 * how near a guess was.
 * @returns the profile once the code is used: neither it nor an earlier one works again. Undefined: the code is wrong
 */
export function useCode(
  { HOTP, Secret }: OtpAuth,
  profile: OathProfile,
  typed: string,
  window: CodeWindow,
): OathProfile | undefined {
  const { hash: algorithm, digits } = profile;
  const secret = Secret.fromBase32(profile.secret);
  const code = typed.replace(/[\s-]+/gu, "");
  let found: number | undefined;
  for (const counter of counters(profile, window)) {
    const right = isSame(code, HOTP.generate({ secret, algorithm, digits, counter }));
    if (right && counter >= profile.next) found ??= counter;
  }
  if (found === undefined) return undefined;
  if (profile.algorithm === "HOTP") return { ...profile, next: found + 1 };
  const drift = found - interval(profile, window.now);
  return Math.abs(drift) > window.mostDrift ? undefined : { ...profile, next: found + 1, drift };
}

function counters(profile: OathProfile, { ahead, around, now }: CodeWindow): readonly number[] {
  if (profile.algorithm === "HOTP")
    return Array.from({ length: ahead }, (_, index) => profile.next + index);
  const first = Math.max(0, interval(profile, now) + profile.drift - around);
  return Array.from({ length: 2 * around + 1 }, (_, index) => first + index);
}

function interval(profile: OathProfile, now: number): number {
  return Math.floor(now / 1_000 / profile.interval);
}

/** Takes as long for every text. */
function isSame(typed: string, expected: string): boolean {
  const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(typed), digest(expected));
}
