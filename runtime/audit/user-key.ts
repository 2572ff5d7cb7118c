import { createHmac, type KeyObject } from "node:crypto";
import { canonicalIdentifier } from "../directory/canonical.ts";
import type { Run } from "../machine/run.ts";
import { readKey } from "../machine/scopes.ts";

/** What stands for a user in the audit trail: one value for all spellings of a name, none that leads back to it. */
export function userKey(secret: KeyObject, name: string): string {
  const canonical = canonicalIdentifier(name);
  // What no user can be called is no spelling of another name either.
  const text = canonical.ok ? ["user", canonical.text] : ["impossible", name];
  return createHmac("sha256", secret).update(JSON.stringify(text)).digest("base64url");
}

/** The user who was found, else the name that was typed: who tries to be somebody is of interest, too. */
export function runUserName(run: Run): string | undefined {
  const { user, proved } = run.identity.state;
  const found = user?.userName ?? proved?.userName;
  if (found !== undefined) return found;
  const typed = readKey(run.shared, "username") ?? readKey(run.shared, "objectAttributes.userName");
  return typeof typed === "string" ? typed : user?.id;
}
