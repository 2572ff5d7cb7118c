import type { Json } from "../json.ts";

/** Only somebody without a status, or with `active`, signs on: a status that nobody foresaw is no permission. */
export function isActive(accountStatus: Json | undefined): boolean {
  return (
    accountStatus === undefined ||
    (typeof accountStatus === "string" && accountStatus.toLowerCase() === "active")
  );
}
