import { JourneyError } from "../../errors.ts";
import type { NodeState } from "../../machine/node-state.ts";
import { methodKey } from "../oath/state.ts";

/** The second factors that a user may be asked to register, in AM's words. */
export type Method = "oath" | "push";

/**
 * The factor that this part of the journey is about.
 * @throws JourneyError `node-mfa-method-missing`
 */
export function methodOf(state: NodeState): Method {
  const method = state.get(methodKey);
  if (method === "oath" || method === "push") return method;
  throw new JourneyError(
    "node-mfa-method-missing",
    "`mfaMethod` says of no second factor that the node is about it: neither `oath` nor `push`.",
    "Let the node follow `notRegistered` of an OATH Token Verifier node on every path.",
  );
}
