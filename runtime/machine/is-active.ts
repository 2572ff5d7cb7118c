import type { ManagedObject } from "../directory/directory.ts";

/** As the directory judges passwords: a status that nobody foresaw is no permission. */
export function isActive({ attributes }: Pick<ManagedObject, "attributes">): boolean {
  const status = attributes["accountStatus"] ?? undefined;
  return status === undefined || (typeof status === "string" && status.toLowerCase() === "active");
}
