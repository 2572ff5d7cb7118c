import type { DeviceOwner } from "../../directory/devices.ts";
import type { NodeState } from "../../machine/node-state.ts";
import type { NodeContext } from "../../machine/node-type.ts";
import type { SettingsReader } from "../../machine/read-settings.ts";
import { passkeyData } from "./passkeys.ts";
import { postponedData, postponedKey } from "./postponed-passkey.ts";
import type { RelyingParty } from "./relying-party.ts";
import { storePasskey, type Storing } from "./store-passkey.ts";
import type { NewCredential } from "./verify.ts";

/** What a device is called that nobody has named, as in AM. */
const standardName = "New Security Key";
const longestName = 100;

/** Stores the credential with the user, or leaves it in the state for a WebAuthn Device Storage node. */
export async function keepPasskey(
  context: Pick<NodeContext<never>, "devices" | "state">,
  owner: DeviceOwner,
  settings: SettingsReader,
  made: {
    readonly credential: NewCredential;
    readonly party: RelyingParty;
    readonly name: string | undefined;
  },
): Promise<Storing> {
  const name = made.name?.trim().slice(0, longestName) || standardName;
  const passkey = { name, data: passkeyData(made.credential, made.party) };
  if (!settings.flag("postponeDeviceProfileStorage"))
    return storePasskey(context, owner, settings, passkey);
  if (await context.devices.find("webauthn", made.credential.id)) return "known";
  context.state.setTransient(postponedKey, postponedData(owner, passkey));
  return "stored";
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
