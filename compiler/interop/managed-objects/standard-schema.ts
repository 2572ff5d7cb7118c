import type { JsonObject } from "../json.ts";
import { schemaOfManagedObject } from "./schema-of-managed-object.ts";
import { application } from "./standard/application.ts";
import { generalPurposeAttributes } from "./standard/general-purpose-attributes.ts";
import { thing } from "./standard/thing.ts";
import { activity, user } from "./standard/user.ts";

/** What the vendor ships, as IDM's configuration writes it; `docs/interop.md` says where the facts come from. */
const standard: ReadonlyMap<string, () => JsonObject> = new Map([
  ["managed/alpha_user", () => user("Alpha realm - User", "alpha_", generalPurposeAttributes)],
  ["managed/bravo_user", () => user("Bravo realm - User", "bravo_", generalPurposeAttributes)],
  ["managed/user", () => user("User", "", activity)],
  ["managed/alpha_application", () => application("Alpha realm - Application", "alpha_")],
  ["managed/bravo_application", () => application("Bravo realm - Application", "bravo_")],
  ["managed/application", () => application("Application", "")],
  ["managed/thing", () => thing],
]);

/**
 * The schema of a managed object type as the vendor ships it; undefined for a type that it does not ship.
 * @param resourceName `managed/alpha_user`
 */
export function standardSchema(resourceName: string): JsonObject | undefined {
  const configuration = standard.get(resourceName)?.();
  if (configuration === undefined) return undefined;
  const { $schema = "", ...schema } = schemaOfManagedObject(resourceName, configuration);
  return {
    $schema,
    $comment: `The vendor's standard type \`${resourceName}\`, not read from a tenant. Replace it by the tenant's own where that differs.`,
    ...schema,
  };
}
