import type { Directory, Session } from "@journeyc/runtime";
import { type Persona, victim } from "./persona.ts";
import type { World } from "./world.ts";

/** An account whose password no walker may set. */
export interface Guarded {
  readonly resource: string;
  readonly userName: string;
  readonly owner: string;
  readonly password: string;
}

/** Whose passwords have been set all the same. */
export async function trespasses(
  guarded: readonly Guarded[],
  directory: Directory,
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const { resource, userName, owner, password } of guarded) {
    const options = { inactive: true };
    const user = await directory.verifyPassword(resource, "userName", userName, password, options);
    if (user === undefined) found.push(`the password of ${owner} was set`);
  }
  return found;
}

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
