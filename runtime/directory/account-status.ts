import type { Json } from "../json.ts";

/**
 * Whether somebody may sign on and stay signed on as this object: one without a status, or with `active`. A status that
 * nobody foresaw is no permission. The one place of this rule: for passwords, for the end of runs, and for sessions.
 */
export function isActive(object: { readonly attributes: Readonly<Record<string, Json>> }): boolean {
  const status: Json | undefined = object.attributes["accountStatus"] ?? undefined;
  return status === undefined || (typeof status === "string" && status.toLowerCase() === "active");
}
