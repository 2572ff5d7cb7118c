import { canonicalIdentifier } from "../../directory/canonical.ts";
import type { NodeContext } from "../../machine/node-type.ts";

/**
 * The credentials of a user who does not exist. Half of all such names have one, always the same, and half have none: so
 * neither of the two tells whether there is such a user.
 */
export function decoyCredentials(
  { choose }: { readonly choose: NodeContext<never>["choose"] },
  username: string,
): readonly string[] {
  const canonical = canonicalIdentifier(username);
  const name = `webauthn ${canonical.ok ? canonical.text : username}`;
  if (choose(name, 2) === 0) return [];
  const bytes = Array.from({ length: 32 }, (_, index) => choose(`${name} ${index}`, 256));
  return [Buffer.from(bytes).toString("base64url")];
}
