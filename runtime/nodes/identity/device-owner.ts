import type { Device, DeviceKind, DeviceOwner } from "../../directory/devices.ts";
import type { ManagedObject } from "../../directory/directory.ts";
import type { NodeContext } from "../../machine/node-type.ts";
import { journeyResource } from "./resource.ts";

/** The user's devices. Where there is no such user the same is asked, of nobody: the time tells no difference. */
export function devicesOf(
  context: Pick<NodeContext<never>, "devices" | "resource">,
  user: ManagedObject | undefined,
  kind: DeviceKind,
): Promise<readonly Device[]> {
  return context.devices.list(user ?? nobody(context), kind);
}

/** Under which name guesses of a second factor are counted: with those of the first one. */
export function attemptName(
  context: Pick<NodeContext<never>, "state">,
  user: ManagedObject | undefined,
): string {
  const userName = user?.attributes["userName"] ?? context.state.get("username");
  return typeof userName === "string" ? userName : "";
}

function nobody(context: Pick<NodeContext<never>, "resource">): DeviceOwner {
  return { resource: journeyResource(context).name, id: "00000000-0000-0000-0000-000000000000" };
}
