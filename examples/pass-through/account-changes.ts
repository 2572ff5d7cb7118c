import type { Directory } from "@journeyc/runtime";
import { resource } from "./users.ts";

/** What Microsoft Graph tells of an account: an entry of `GET /users/delta?$select=accountEnabled`. */
export interface AccountChange {
  /** The object id. */
  readonly id: string;
  /** Absent where nothing is said about it. */
  readonly accountEnabled?: boolean | null;
  /** There when the account is gone. */
  readonly "@removed"?: object;
}

/**
 * Applies the change of an account to the user that is bound to it by `externalId`. From then on who is disabled or gone
 * neither signs on nor stays signed on.
 * @returns false where no user is bound to the account
 */
export async function applyAccountChange(
  directory: Directory,
  change: AccountChange,
): Promise<boolean> {
  const user = await directory.find(resource, "externalId", change.id);
  if (!user) return false;
  const isGone = change["@removed"] !== undefined;
  if (!isGone && change.accountEnabled === undefined) return true;
  const isEnabled = !isGone && change.accountEnabled === true;
  const accountStatus = isEnabled ? "active" : "inactive";
  if (user.attributes["accountStatus"] !== accountStatus)
    await directory.patch(resource, user.id, { accountStatus });
  return true;
}
