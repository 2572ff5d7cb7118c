import type { Device } from "../../directory/devices.ts";
import type { ManagedObject } from "../../directory/directory.ts";
import type { NodeContext } from "../../machine/node-type.ts";
import { attemptName } from "../identity/device-owner.ts";
import { otpAuth, useCode, type CodeWindow } from "./codes.ts";
import { oathProfile, profileData, type OathProfile } from "./profile.ts";
import { profileKey, type PendingDevice } from "./state.ts";
import { storeDevice } from "./store-device.ts";

type Context = Pick<NodeContext<never>, "attempts" | "devices" | "identity" | "state">;

/** Whose code was typed, and what it may be a code of. */
export interface Verification {
  readonly user: ManagedObject | undefined;
  readonly pending: PendingDevice | undefined;
  readonly devices: readonly Device[];
  readonly typed: string;
  readonly window: CodeWindow;
}

/** Uses the code up, and proves its user; counts as an attempt. @returns false when nobody has such a code now */
export async function verifyCode(
  context: Context,
  { user, pending, devices, typed, window }: Verification,
): Promise<boolean> {
  const attempt = await context.attempts.count(attemptName(context, user));
  const refused = attempt.refusedBy !== undefined;
  const library = await otpAuth();
  const use = (profile: OathProfile | undefined): OathProfile | undefined =>
    // Where there is nothing to compare with, or nobody may compare, the same is done with a secret of nobody.
    useCode(library, profile ?? nobodys(library), refused || !profile ? "" : typed, window);
  if (!user || (!pending && devices.length === 0)) {
    use(undefined);
    return false;
  }
  const right = pending
    ? await storeUsed(context, user, pending, use(pending.profile))
    : await updateUsed(context, devices, use);
  if (!right) return false;
  await attempt.succeeded();
  context.identity.prove(user);
  return true;
}

async function storeUsed(
  context: Context,
  user: ManagedObject,
  pending: PendingDevice,
  used: OathProfile | undefined,
): Promise<boolean> {
  if (!used || !(await storeDevice(context, user, { ...pending, profile: used }))) return false;
  context.state.remove(profileKey);
  return true;
}

/** Of two who send one code, the one whose change is made goes on. */
async function updateUsed(
  context: Context,
  devices: readonly Device[],
  use: (profile: OathProfile | undefined) => OathProfile | undefined,
): Promise<boolean> {
  for (const device of devices) {
    const used = use(oathProfile(device.data));
    if (!used) continue;
    const change = { data: profileData(used), used: true };
    if (await context.devices.update(device, change)) return true;
  }
  return false;
}

function nobodys({ Secret }: Awaited<ReturnType<typeof otpAuth>>): OathProfile {
  const secret = new Secret({ size: 20 }).base32;
  return {
    algorithm: "TOTP",
    hash: "SHA1",
    digits: 6,
    interval: 30,
    secret,
    next: 0,
    drift: 0,
  };
}
