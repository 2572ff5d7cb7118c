import type { Fault } from "./faulty-directory.ts";
import type { Persona } from "./persona.ts";
import type { World } from "./world.ts";

/** What was so when a run ended in an error. */
export interface Circumstances {
  readonly persona: Persona;
  /** The journey was run by another. */
  readonly isCalled: boolean;
  /** A node of the run found a session. */
  readonly hasSession: boolean;
  /** The names that were given in the run, here and elsewhere. */
  readonly names: ReadonlySet<string>;
  /** The browser came back from elsewhere without having signed on. */
  readonly isCancelled: boolean;
  /** What was wrong with the directory. */
  readonly faults: readonly Fault[];
}

type Excuse = (circumstances: Circumstances, world: World) => boolean | Promise<boolean>;

/** Nobody has said who they are: there was no caller, no session, no name. */
const nobody: Excuse = ({ isCalled, hasSession, names }) =>
  !isCalled && !hasSession && [...names].every((name) => name === "");

/** A name that was given is no account's user name and address. */
const unknown: Excuse = ({ names }, world) =>
  anyAccount(names, world, (byName, byMail) => byName === undefined || byMail === undefined);

/** A name that was given, or its address, is somebody else's. */
const taken: Excuse = ({ names, persona }, world) =>
  anyAccount(names, world, (...ids) =>
    ids.some((id) => id !== undefined && world.owners.get(id) !== persona.name),
  );

/** Errors that a run may end in, each where its cause is shown. */
const excuses: Readonly<Record<string, Excuse>> = {
  "node-identity-missing": nobody,
  "node-identifier-missing": nobody,
  "node-object-not-found": unknown,
  "node-address-missing": unknown,
  // A user who is not there is told nothing else than one who has shown nothing.
  "node-not-authenticated": async (so, world) => (await taken(so, world)) || unknown(so, world),
  "social-other-user": async (so, world) => so.names.size > 1 || taken(so, world),
  "node-no-provider-chosen": ({ isCalled }) => !isCalled,
  "social-sign-on-cancelled": ({ isCancelled }) => isCancelled,
  "directory-conflict": ({ faults }) => faults.some(({ kind }) => kind === "busy"),
  "directory-unavailable": ({ faults }) => faults.some(({ kind }) => kind === "down"),
};

/** Whether a run may end in this error: whether its cause is shown. */
export async function isExcused(
  code: string,
  circumstances: Circumstances,
  world: World,
): Promise<boolean> {
  return (await excuses[code]?.(circumstances, world)) ?? false;
}

/** Whether this is so for one of the names, in one of the resources. */
async function anyAccount(
  names: ReadonlySet<string>,
  { directory, resources }: World,
  isSo: (byName: string | undefined, byMail: string | undefined) => boolean,
): Promise<boolean> {
  for (const name of names) {
    for (const resource of resources) {
      const byName = await directory.find(resource.name, "userName", name);
      const byMail = await directory.find(resource.name, "mail", name);
      if (isSo(byName?.id, byMail?.id)) return true;
    }
  }
  return false;
}
