import type { OutcomeManifest, SettingSchema, StateWrite } from "../../manifest.ts";
import { JourneyError } from "../../errors.ts";
import type { SettingsReader } from "../../machine/read-settings.ts";

/** The settings that both nodes have. */
export const commonSettings = {
  relyingPartyDomain: {
    type: "string",
    description: "The domain that the credential is for; without it, that of the first origin.",
  },
  origins: {
    type: "array",
    items: { type: "string", description: "An origin, e.g. `https://example.com`." },
    default: [],
    description:
      "The origins whose pages may use the credential; without any, that under which the app is known.",
  },
  userVerificationRequirement: {
    type: "string",
    enum: ["REQUIRED", "PREFERRED", "DISCOURAGED"],
    default: "PREFERRED",
    description: "Whether the authenticator must verify the user, by PIN or biometrics.",
  },
  timeout: {
    type: "integer",
    kind: "duration",
    unit: "seconds",
    default: 60,
    description: "How long the browser waits for the authenticator.",
  },
  asScript: {
    type: "boolean",
    default: true,
    description: "Send a script to the browser; otherwise the data for an app's own code.",
  },
} as const satisfies Readonly<Record<string, SettingSchema>>;

/** The settings of whoever stores a device. */
export const storageSettings = {
  generateRecoveryCodes: {
    type: "boolean",
    default: true,
    description: "Make recovery codes for the device.",
  },
  maxSavedDevices: {
    type: "integer",
    minimum: 0,
    default: 0,
    description: "How many devices a user may have; 0 is without limit.",
  },
} as const satisfies Readonly<Record<string, SettingSchema>>;

export const exceedDeviceLimit: OutcomeManifest = {
  name: "exceedDeviceLimit",
  id: "exceedDeviceLimit",
  displayName: "Exceed Device Limit",
  description: "The user has `maxSavedDevices` devices already.",
  when: { setting: "maxSavedDevices", above: 0 },
  optional: { foldsInto: "failure" },
};

/** What is left for a Recovery Code Display node. */
export const recoveryCodeWrites: readonly StateWrite[] = [
  {
    key: "recoveryCodes",
    scope: "transient",
    outcomes: ["success"],
    secret: true,
    when: { setting: "generateRecoveryCodes", equals: true },
    maybe: true,
  },
  {
    key: "recoveryCodeDeviceName",
    scope: "transient",
    outcomes: ["success"],
    when: { setting: "generateRecoveryCodes", equals: true },
    maybe: true,
  },
];

export const unsupported: OutcomeManifest = {
  name: "unsupported",
  id: "unsupported",
  displayName: "Unsupported",
  description: "The browser does not support WebAuthn, or runs no scripts.",
};

export const clientError: OutcomeManifest = {
  name: "error",
  id: "error",
  displayName: "Client Error",
  description: "The browser reported an error, e.g. because the user cancelled.",
};

/** Where the browser's error is left: `NotAllowedError:The operation …`. */
export const exceptionKey = "WebAuthenticationDOMException";

export type Verification = "required" | "preferred" | "discouraged";

export function verificationOf(settings: SettingsReader): Verification {
  const text = settings.text("userVerificationRequirement");
  const known = (["required", "preferred", "discouraged"] as const).find(
    (value) => value === text.toLowerCase(),
  );
  if (known) return known;
  throw unusable("userVerificationRequirement", "one of REQUIRED, PREFERRED and DISCOURAGED");
}

/** Seconds. */
export function timeoutOf(settings: SettingsReader): number {
  const seconds = settings.integer("timeout");
  if (seconds > 0) return seconds;
  throw unusable("timeout", "above 0");
}

/** Only the environment can give such a value. */
export function unusable(name: string, expected: string): JourneyError {
  return new JourneyError(
    "node-setting-unusable",
    `The setting \`${name}\` of a WebAuthn node is not ${expected}.`,
    "Correct the journey, or the environment variable that it comes from.",
  );
}
