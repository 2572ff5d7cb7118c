import type { StepReply, StepRequest } from "../../session/runs.ts";
import type { Exchange } from "../exchange.ts";

/**
 * Takes a run on that was suspended, by the id of the link that its user was sent.
 * No run is suspended yet, so that every such link is one that is no longer valid.
 */
export async function resumeSuspended(
  _exchange: Exchange,
  _suspendedId: string,
  _request: StepRequest,
): Promise<StepReply> {
  return { kind: "refused" };
}
