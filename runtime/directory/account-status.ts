import type { Json } from "../json.ts";

/**
 * Whether somebody with this status may sign on, and stay signed on: without one, or with `active`. A status that nobody
 * foresaw is no permission. The one place of this rule: for passwords, for the end of runs, and for sessions.
 */
export function isActive(accountStatus: Json | undefined): boolean {
  return (
    accountStatus === undefined ||
    (typeof accountStatus === "string" && accountStatus.toLowerCase() === "active")
  );
}
