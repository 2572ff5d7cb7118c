import type { SettingSchema } from "../../manifest.ts";

/**
 * The settings of both nodes that say how codes are made.
 * @param more what their descriptions say besides, before the full stop
 */
export function codeSettings(more = "") {
  return {
    algorithm: {
      type: "string",
      enum: ["HOTP", "TOTP"],
      default: "TOTP",
      description: `Whether codes come from a counter or from the time${more}.`,
    },
    totpTimeInterval: {
      type: "integer",
      kind: "duration",
      unit: "seconds",
      minimum: 1,
      default: 30,
      description: `How long a code from the time holds${more}.`,
    },
    totpHashAlgorithm: {
      type: "string",
      enum: ["HMAC_SHA1", "HMAC_SHA256", "HMAC_SHA512"],
      default: "HMAC_SHA1",
      description: `The hash function behind codes from the time${more}.`,
    },
  } as const satisfies Readonly<Record<string, SettingSchema>>;
}
