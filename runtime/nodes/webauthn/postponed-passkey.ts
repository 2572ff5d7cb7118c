import type { DeviceOwner } from "../../directory/devices.ts";
import { isObject, type Json, type JsonObject } from "../../json.ts";
import { isPasskeyData } from "./passkeys.ts";
import type { VerifiedPasskey } from "./store-passkey.ts";

/** The state key between WebAuthn Registration and WebAuthn Device Storage, as AM names it. */
export const postponedKey = "webauthnDeviceData";

/** A credential that was verified for this user, and is not stored yet. */
export function postponedData({ id }: DeviceOwner, { name, data }: VerifiedPasskey): JsonObject {
  return { name, userId: id, data: { ...data } };
}

/** Undefined for what is none, and for one that was made for somebody else. */
export function postponedPasskey(
  value: Json | undefined,
  { id }: DeviceOwner,
): VerifiedPasskey | undefined {
  if (value === undefined || !isObject(value)) return undefined;
  const { name, userId, data } = value;
  return typeof name === "string" && userId === id && isPasskeyData(data)
    ? { name, data }
    : undefined;
}
