import type { StateRead, StateWrite } from "../../manifest.ts";

/**
 * Where HOTP Generator leaves a one-time password and the time at which it was made, and where its sender leaves whose it
 * is. All three are kept encrypted, as long as something reads them.
 */
export const passwordKey = "oneTimePassword";
/** Seconds since the epoch, as AM has it. */
export const timestampKey = "oneTimePasswordTimestamp";
/** The id of the stored user to whose address it was sent. */
export const recipientKey = "oneTimePasswordRecipient";

export const generated = [
  { key: passwordKey, scope: "transient", secret: true },
  { key: timestampKey, scope: "secure" },
] as const satisfies readonly StateWrite[];

export const passwordRead = {
  key: passwordKey,
  required: true,
  secret: true,
} as const satisfies StateRead;
