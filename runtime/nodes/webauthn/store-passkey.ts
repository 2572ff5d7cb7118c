import type { DeviceOwner, Devices } from "../../directory/devices.ts";
import type { NodeContext } from "../../machine/node-type.ts";
import { newRecoveryCodes } from "../oath/recovery-codes.ts";
import { recoveryCodesKey, recoveryDeviceKey } from "../oath/state.ts";
import type { SettingsReader } from "../../machine/read-settings.ts";
import type { PasskeyData } from "./passkeys.ts";

/** A credential that its authenticator has shown to have. */
export interface VerifiedPasskey {
  readonly name: string;
  readonly data: PasskeyData;
}

/** `known`: the credential is somebody's already. `full`: the user has as many devices as there may be. */
export type Storing = "stored" | "known" | "full";

/** Whether the user may have one device more. */
export async function hasRoom(
  devices: Devices,
  owner: DeviceOwner,
  settings: SettingsReader,
): Promise<boolean> {
  const most = mostDevices(settings);
  return most === undefined || (await devices.list(owner, "webauthn")).length < most;
}

/** Stores the credential with the user, with recovery codes that are left for a node to show them. */
export async function storePasskey(
  { devices, state }: Pick<NodeContext<never>, "devices" | "state">,
  owner: DeviceOwner,
  settings: SettingsReader,
  { name, data }: VerifiedPasskey,
): Promise<Storing> {
  const recoveryCodes = settings.flag("generateRecoveryCodes") ? newRecoveryCodes() : [];
  const most = mostDevices(settings);
  const added = await devices.add(owner, {
    kind: "webauthn",
    name,
    data: { ...data },
    handle: data.credentialId,
    recoveryCodes,
    // Of several registrations at the same time all have found room; only so many are stored.
    ...(most === undefined ? {} : { most }),
  });
  if (!added) return (await hasRoom(devices, owner, settings)) ? "known" : "full";
  if (recoveryCodes.length > 0) {
    state.setTransient(recoveryCodesKey, recoveryCodes);
    state.setTransient(recoveryDeviceKey, name);
  }
  return "stored";
}

/** Undefined: any number. */
function mostDevices(settings: SettingsReader): number | undefined {
  const most = settings.integer("maxSavedDevices");
  return most > 0 ? most : undefined;
}
