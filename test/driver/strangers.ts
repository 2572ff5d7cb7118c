import type { Session } from "@journeyc/runtime";
import { type Persona, victim } from "./persona.ts";
import type { World } from "./world.ts";

/**
 * Whose account somebody is signed on to, if it is not theirs. An account that nobody has had is theirs from now on; so is
 * that of a mailbox that they read, and, where another system says whose a name is, that of their name.
 */
export async function ownerOfOther(
  { userId, resource }: Session,
  { name }: Persona,
  { owners, directory, hasConnectors }: World,
): Promise<string | undefined> {
  const owner = owners.get(userId) ?? name;
  owners.set(userId, owner);
  if (owner === name) return undefined;
  const user = await directory.read(resource, userId);
  const { mail, userName } = user?.attributes ?? {};
  const mayHave = mail === name || (hasConnectors && userName === name);
  return mayHave && owner !== victim ? undefined : owner;
}
