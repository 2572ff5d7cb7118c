import { isObject, type JsonObject } from "../../json.ts";
import type { NodeState } from "../../machine/node-state.ts";
import { oathProfile, profileData, type OathProfile } from "./profile.ts";

/** The state keys between nodes for devices, as AM names them. */
export const profileKey = "oathDeviceProfile";
export const recoveryEnabledKey = "oathEnableRecoveryCode";
export const recoveryCodesKey = "recoveryCodes";
export const recoveryDeviceKey = "recoveryCodeDeviceName";
export const methodKey = "mfaMethod";

/** A device that was shown to its user, and is not stored yet. */
export interface PendingDevice {
  readonly profile: OathProfile;
  readonly recoveryCodes: readonly string[];
  /** The devices that the user had then, which this one replaces. */
  readonly replaces: readonly string[];
}

export function pendingData({ profile, recoveryCodes, replaces }: PendingDevice): JsonObject {
  return { profile: profileData(profile), recoveryCodes, replaces };
}

/** Undefined for what is none. */
export function pendingDevice(value: unknown): PendingDevice | undefined {
  if (typeof value !== "object" || value === null || !isObject(value as JsonObject))
    return undefined;
  const { profile: given, recoveryCodes, replaces } = value as JsonObject;
  const profile = oathProfile(given);
  return profile && isTexts(recoveryCodes) && isTexts(replaces)
    ? { profile, recoveryCodes, replaces }
    : undefined;
}

/** Recovery codes that wait to be shown. */
export function codesToShow(state: NodeState): readonly string[] {
  const codes = state.get(recoveryCodesKey);
  return isTexts(codes) ? codes : [];
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}
