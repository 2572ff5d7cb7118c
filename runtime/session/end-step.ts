import { suspendedTextOutputCallback } from "../callbacks/suspended-text-output-callback.ts";
import type { Run } from "../machine/run.ts";
import type { Question, StepResult } from "../machine/step.ts";
import { untilAborted } from "../deadlines/until-aborted.ts";
import { newToken } from "./opaque-token.ts";
import type { RunPorts, StepReply, StepRequest } from "./runs.ts";
import type { StepAttempts } from "./step-attempts.ts";
import { withinDeadline } from "./step-deadline.ts";
import type { SessionStore } from "./store.ts";

/** How a step ended, and what brought it along. */
export interface EndedStep {
  readonly run: Run;
  readonly result: StepResult;
  readonly request: StepRequest;
  readonly attempts: Pick<StepAttempts, "giveBack">;
  /** True when the journey changed meanwhile, so that the user begins again. */
  readonly restarted: boolean;
}

/**
 * Puts into the store what a step leads to: a waiting run, a session.
 * @returns makes the reply, once that is stored
 */
export async function endStep(
  ports: RunPorts,
  ended: EndedStep,
  store: SessionStore,
): Promise<() => Promise<StepReply>> {
  const reply = await keepEnd(ports, ended, store);
  // An attempt that ends in an error counts: nobody knows what it was. Last, as others wait for these counters.
  if (ended.result.kind !== "error") await ended.attempts.giveBack(store);
  return reply;
}

async function keepEnd(
  ports: RunPorts,
  ended: EndedStep,
  store: SessionStore,
): Promise<() => Promise<StepReply>> {
  const { run, result, request, restarted } = ended;
  const journey = run.journey.displayName;
  const client = request.client ? { client: request.client } : {};
  switch (result.kind) {
    case "ask": {
      const { question, state } = result;
      const { binding } = request;
      const expiresAt = ports.now() + ports.limits.answerMilliseconds;
      const bound = binding === undefined ? {} : { binding };
      const token = { state, expiresAt, ...bound, ...client };
      const authId = await ports.waiting.keep(token, store);
      return async () => ({ kind: "step", authId, question, journey, restarted });
    }
    case "suspend":
      return keepSuspended(ports, ended, result, store);
    case "success": {
      const { user } = result;
      const token = request.client?.noSession
        ? undefined
        : await ports.sessions.create(user, journey, store);
      const { userName } = user.attributes;
      if (typeof userName === "string") {
        await ports.limiter.signedOn(userName, store);
        await ports.retryCounter.signedOn(run.retries.values(), userName, store);
      }
      return async () => ({ kind: "success", token, userId: user.id, journey, ...client });
    }
    case "failure":
    case "stop":
      return async () => ({ kind: result.kind, journey, ...client });
    case "error":
      return async () => ({ kind: "error", error: result.error, run: run.id });
  }
}

/** The run is kept before its link is sent: nobody gets a link that leads nowhere. */
async function keepSuspended(
  ports: RunPorts,
  { run, request }: EndedStep,
  { state, message, deliver, milliseconds }: StepResult & { kind: "suspend" },
  store: SessionStore,
): Promise<() => Promise<StepReply>> {
  const { suspended, limits } = ports;
  const journey = run.journey.displayName;
  const suspendedAt = ports.now();
  const expiresAt = suspendedAt + (milliseconds ?? limits.suspendMilliseconds);
  const client = request.client ? { client: request.client } : {};
  const suspendedId = await suspended.keep({ state, expiresAt, suspendedAt, ...client }, store);
  const link = { suspendedId, url: request.resumeUrl?.(suspendedId, journey), expiresAt };
  return async () => {
    await withinDeadline(limits.stepMilliseconds, request.signal, (signal) =>
      untilAborted(deliver(link), signal),
    );
    // Clients take an answer without an authId for success. This one names nothing: only the link leads on.
    const authId = newToken(ports.random);
    return { kind: "suspended", authId, question: suspendedQuestion(message), journey };
  };
}

function suspendedQuestion(message: string): Question {
  const callback = suspendedTextOutputCallback(message);
  return { callbacks: [callback], page: undefined, firstId: undefined, final: true };
}
