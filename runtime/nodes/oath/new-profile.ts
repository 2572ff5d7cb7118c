import { JourneyError } from "../../errors.ts";
import type { SettingsReader } from "../../machine/read-settings.ts";
import type { otpAuth } from "./codes.ts";
import type { OathProfile } from "./profile.ts";

/** RFC 4226 recommends 20 bytes; more than a block of SHA-512 adds nothing. */
const [leastBytes, mostBytes] = [20, 128];

/**
 * A profile with a secret of its own, as the settings say.
 * @throws JourneyError `node-setting-unusable`
 */
export function newProfile(
  { Secret }: Awaited<ReturnType<typeof otpAuth>>,
  settings: SettingsReader,
): OathProfile {
  if (settings.flag("addChecksum")) throw unusable("addChecksum");
  if (settings.integer("truncationOffset") !== -1) throw unusable("truncationOffset");
  const bytes = Math.max(leastBytes, Math.ceil(settings.integer("minSharedSecretLength") / 2));
  if (bytes > mostBytes) throw unusable("minSharedSecretLength");
  const interval = settings.integer("totpTimeInterval");
  if (interval < 1) throw unusable("totpTimeInterval");
  const isCounted = settings.text("algorithm") === "HOTP";
  return {
    algorithm: isCounted ? "HOTP" : "TOTP",
    hash: isCounted ? "SHA1" : hashOf(settings.text("totpHashAlgorithm")),
    digits: settings.text("passwordLength") === "EIGHT_DIGITS" ? 8 : 6,
    interval,
    secret: new Secret({ size: bytes }).base32,
    next: 0,
    drift: 0,
  };
}

function hashOf(setting: string): OathProfile["hash"] {
  if (setting === "HMAC_SHA256") return "SHA256";
  return setting === "HMAC_SHA512" ? "SHA512" : "SHA1";
}

function unusable(setting: string): JourneyError {
  return new JourneyError(
    "node-setting-unusable",
    `The setting \`${setting}\` of an OATH Registration node is one that authenticator apps do not know.`,
    "Take the setting out, or give it its default.",
  );
}
