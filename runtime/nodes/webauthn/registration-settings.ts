import type { RefusedValues } from "../../manifest.ts";
import type { SettingsReader } from "../../machine/read-settings.ts";
import { refusedParty, type RelyingPartySettings } from "./relying-party.ts";
import { unusable } from "./settings.ts";

export interface RegistrationSettings extends RelyingPartySettings {
  readonly relyingPartyName?: string;
  readonly userVerificationRequirement?: string;
  readonly attestationPreference?: string;
  readonly acceptedSigningAlgorithms?: readonly string[];
  readonly authenticatorAttachment?: string;
  readonly trustStoreAlias?: string;
  readonly enforceRevocationCheck?: boolean;
  /** Seconds. */
  readonly timeout?: number;
  readonly excludeCredentials?: boolean;
  readonly generateRecoveryCodes?: boolean;
  readonly storeAttestationDataInTransientState?: boolean;
  readonly postponeDeviceProfileStorage?: boolean;
  readonly requiresResidentKey?: boolean;
  readonly displayNameSharedState?: string;
  readonly asScript?: boolean;
  readonly maxSavedDevices?: number;
  readonly validateFidoU2fAaguid?: boolean;
  readonly fidoCertificationLevel?: string;
}

/** COSE's numbers. SHA-1, on which RS1 rests, is broken. */
const algorithms: ReadonlyMap<string, number> = new Map([
  ["ES256", -7],
  ["EDDSA", -8],
  ["ES384", -35],
  ["ES512", -36],
  ["RS256", -257],
  ["RS384", -258],
  ["RS512", -259],
]);

/** In the order of the setting, in which authenticators prefer them. */
export function algorithmsOf(settings: SettingsReader): readonly number[] {
  const names = settings.texts("acceptedSigningAlgorithms");
  const numbers = names.flatMap((name) => algorithms.get(name) ?? []);
  if (numbers.length > 0 && numbers.length === names.length) return numbers;
  throw unusable("acceptedSigningAlgorithms", "a list of algorithms that can be verified");
}

/** Undefined: any. */
export function attachmentOf(settings: SettingsReader): string | undefined {
  const text = settings.text("authenticatorAttachment");
  return text === "UNSPECIFIED" ? undefined : text.toLowerCase().replace("_", "-");
}

/** AM's promises that we cannot keep. */
export const refusedRegistration = [
  {
    setting: "enforceRevocationCheck",
    values: { are: [true] },
    reason: "no list of revoked certificates is read",
    fix: "Take it out.",
  },
  {
    setting: "fidoCertificationLevel",
    values: { areNot: ["OFF"] },
    reason: "the FIDO alliance's list of authenticators is not read",
    fix: "Take it out.",
  },
  {
    setting: "acceptedSigningAlgorithms",
    values: { are: ["RS1"] },
    reason: "`RS1` rests on SHA-1, which is broken",
    fix: "Take `RS1` out of the list.",
  },
  ...refusedParty,
] as const satisfies readonly RefusedValues[];
