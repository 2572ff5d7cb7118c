import { createHash } from "node:crypto";
import type { Device, DeviceOwner, Devices } from "../../directory/devices.ts";
import type { RelyingParty } from "./relying-party.ts";
import type { NewCredential, ShownCredential } from "./verify.ts";

/** A stored credential: a passkey or a security key. */
export interface Passkey {
  readonly device: Device;
  /** In base64url, as it is the device's handle. */
  readonly credentialId: string;
  /** COSE, in base64url. */
  readonly publicKey: string;
  /** How often it has signed, as far as its authenticator counts. */
  readonly counter: number;
  /** The domain that it was made for. */
  readonly party: string;
}

const kind = "webauthn";

/** Those of a user's devices that can be used here. */
export function usablePasskeys(
  devices: readonly Device[],
  party: RelyingParty,
): readonly Passkey[] {
  return devices.flatMap((device) => passkeyOf(device) ?? []).filter((it) => it.party === party.id);
}

export async function findPasskey(
  devices: Devices,
  credentialId: string,
): Promise<Passkey | undefined> {
  const device = await devices.find(kind, credentialId);
  return device && passkeyOf(device);
}

/** What is stored of a credential. */
export interface PasskeyData {
  readonly credentialId: string;
  readonly publicKey: string;
  readonly counter: number;
  readonly aaguid: string;
  readonly backedUp: boolean;
  readonly relyingParty: string;
}

export function passkeyData(credential: NewCredential, party: RelyingParty): PasskeyData {
  const { id: credentialId, publicKey, counter, aaguid, backedUp } = credential;
  return { credentialId, publicKey, counter, aaguid, backedUp, relyingParty: party.id };
}

export function isPasskeyData(value: unknown): value is PasskeyData {
  if (typeof value !== "object" || value === null) return false;
  const data = value as Partial<PasskeyData>; // what is not there is looked for
  return (
    isText(data.credentialId) &&
    isText(data.publicKey) &&
    Number.isSafeInteger(data.counter) &&
    isText(data.aaguid) &&
    typeof data.backedUp === "boolean" &&
    isText(data.relyingParty)
  );
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}

function passkeyOf(device: Device): Passkey | undefined {
  if (!isPasskeyData(device.data)) return undefined;
  const { credentialId, publicKey, counter, relyingParty: party } = device.data;
  return { device, credentialId, publicKey, counter, party };
}

/**
 * Notes that a credential has signed. Of two who come with the same count one is too late.
 * @returns whether the count has grown since the last time, as it does unless there are two of the authenticator
 */
export async function noteUse(
  devices: Devices,
  passkey: Passkey,
  shown: ShownCredential,
): Promise<"grown" | "not-grown" | "gone"> {
  const { counter, backedUp } = shown;
  let known: Passkey | undefined = passkey;
  while (known) {
    // Passkeys that are in several devices do not count.
    const counts = counter > 0 || known.counter > 0;
    if (counts && counter <= known.counter) return "not-grown";
    const data = { ...known.device.data, counter, backedUp };
    if (await devices.update(known.device, { data, used: true })) return "grown";
    known = await findPasskey(devices, passkey.credentialId);
  }
  return "gone";
}

/**
 * What an authenticator keeps as the user's id, and says with a passkey. Clients take it for ASCII, authenticators keep
 * up to 64 bytes of it: another id is known by its hash.
 */
export function userHandle({ id }: DeviceOwner): string {
  return /^[!-~]{1,64}$/.test(id) ? id : createHash("sha256").update(id).digest("base64url");
}
