import { JourneyError } from "../errors.ts";
import { isActive } from "../directory/account-status.ts";
import type { ManagedObject } from "../directory/directory.ts";
import type { StepPorts } from "./ports.ts";
import { notAuthenticated } from "./run-errors.ts";
import type { Run } from "./run.ts";

/** What a run that reached `success` comes to. */
export type Finish =
  | { readonly kind: "success"; readonly user: ManagedObject }
  | { readonly kind: "failure" }
  | { readonly kind: "error"; readonly error: JourneyError };

/**
 * The last gate: the run's user must have proved to be that user, and must still exist and be active.
 * A user who may not sign on gets the failure that a wrong password gets; also one of whom an identity provider has told,
 * and whose proof counts for nothing.
 */
export async function finish(run: Run, ports: StepPorts): Promise<Finish> {
  const proved = run.identity.authenticated();
  const reference = proved ?? run.identity.state.user;
  if (!reference) return { kind: "error", error: notAuthenticated() };
  try {
    const user =
      ports.changes.held(reference.resource, reference.id) ??
      (await ports.directory.read(reference.resource, reference.id));
    const active = user && isActive(user.attributes["accountStatus"] ?? undefined);
    if (!proved && (active || !user)) return { kind: "error", error: notAuthenticated() };
    return active ? { kind: "success", user } : { kind: "failure" };
  } catch (thrown) {
    return { kind: "error", error: thrown instanceof JourneyError ? thrown : unreadable(thrown) };
  }
}

function unreadable(cause: unknown): JourneyError {
  return new JourneyError(
    "directory-read-failed",
    "The signed-on user could not be read from the directory.",
    "Read the cause in the log; the directory implementation has a fault.",
    { cause },
  );
}
