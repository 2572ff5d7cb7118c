import { canonicalIdentifier } from "../../directory/canonical.ts";
import type { NodeContext } from "../../machine/node-type.ts";

/** How long the ids are that widespread authenticators make. */
const lengths = [16, 20, 32] as const;

/**
 * A credential for a user who has none, or does not exist: always the same for a name, so that nobody who has shown
 * nothing learns by asking whether there is such a user, and what that one has set up.
 */
export function decoyCredential(
  { choose }: { readonly choose: NodeContext<never>["choose"] },
  username: string,
): string {
  const canonical = canonicalIdentifier(username);
  const name = `webauthn ${canonical.ok ? canonical.text : username}`;
  const length = lengths[choose(name, lengths.length)] ?? lengths[0];
  const bytes = Array.from({ length }, (_, index) => choose(`${name} ${index}`, 256));
  return Buffer.from(bytes).toString("base64url");
}
