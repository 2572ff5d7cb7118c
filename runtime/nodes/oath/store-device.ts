import type { ManagedObject } from "../../directory/directory.ts";
import type { NodeContext } from "../../machine/node-type.ts";
import { profileData } from "./profile.ts";
import type { PendingDevice } from "./state.ts";

/** What a device is called whose app tells no name, as in AM. */
export const deviceName = "OATH Device";

/**
 * Stores the device in the place of those that the user had when it was shown. One that has been registered since then
 * is somebody's who was faster: it stays.
 * @returns false when it was not stored
 */
export async function storeDevice(
  context: Pick<NodeContext<never>, "devices">,
  user: ManagedObject,
  { profile, recoveryCodes, replaces }: PendingDevice,
): Promise<boolean> {
  const { devices } = context;
  const present = await devices.list(user, "oath");
  if (present.some(({ id }) => !replaces.includes(id))) return false;
  for (const device of present) await devices.remove(device);
  const device = { kind: "oath" as const, name: deviceName, data: profileData(profile) };
  return (await devices.add(user, { ...device, recoveryCodes, most: 1 })) !== undefined;
}
