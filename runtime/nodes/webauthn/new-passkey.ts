import type { DeviceOwner, Devices } from "../../directory/devices.ts";
import type { NodeState } from "../../machine/node-state.ts";
import type { NodeContext } from "../../machine/node-type.ts";
import { newRecoveryCodes } from "../oath/recovery-codes.ts";
import type { SettingsReader } from "../settings/read-settings.ts";
import { passkeyData } from "./passkeys.ts";
import type { RelyingParty } from "./relying-party.ts";
import type { NewCredential } from "./verify.ts";

/** What a device is called that nobody has named, as in AM. */
const standardName = "New Security Key";
const longestName = 100;

/** Whether the user may have one device more. */
export async function hasRoom(
  devices: Devices,
  owner: DeviceOwner,
  settings: SettingsReader,
): Promise<boolean> {
  const most = settings.integer("maxSavedDevices");
  return most <= 0 || (await devices.list(owner, "webauthn")).length < most;
}

/**
 * Stores the credential with the user, or leaves it in the state for a later node.
 * @returns false when it is somebody's already
 */
export async function keepPasskey(
  { devices, state }: Pick<NodeContext<never>, "devices" | "state">,
  owner: DeviceOwner,
  settings: SettingsReader,
  made: {
    readonly credential: NewCredential;
    readonly party: RelyingParty;
    readonly name: string | undefined;
  },
): Promise<boolean> {
  const name = made.name?.trim().slice(0, longestName) || standardName;
  const data = passkeyData(made.credential, made.party);
  const handle = made.credential.id;
  if (settings.flag("postponeDeviceProfileStorage")) {
    if (await devices.find("webauthn", handle)) return false;
    state.setTransient("webauthnDeviceData", { name, userId: owner.id, data });
    return true;
  }
  const recoveryCodes = settings.flag("generateRecoveryCodes") ? newRecoveryCodes() : [];
  const device = { kind: "webauthn" as const, name, data, handle, recoveryCodes };
  if (!(await devices.add(owner, device))) return false;
  if (recoveryCodes.length > 0) {
    state.setTransient("recoveryCodes", recoveryCodes);
    state.setTransient("recoveryCodeDeviceName", name);
  }
  return true;
}

/** What later nodes may want to know about the authenticator. */
export function tellAttestation(
  state: NodeState,
  settings: SettingsReader,
  {
    credential: { format, aaguid, userVerified, backedUp },
    text,
    attachment,
  }: {
    readonly credential: NewCredential;
    /** What the client sent. */
    readonly text: string;
    readonly attachment: string | undefined;
  },
): void {
  const authenticatorAttachment = attachment ?? null;
  const info = { format, aaguid, userVerified, backedUp, authenticatorAttachment };
  state.setTransient("webauthnAttestationInfo", info);
  if (!settings.flag("storeAttestationDataInTransientState")) return;
  state.setTransient("webauthnData", text);
  state.setTransient("webauthnAttestationType", format.toUpperCase());
  state.setTransient("webauthnDeviceAaguid", aaguid);
}
