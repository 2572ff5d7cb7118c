import type { ManagedObject } from "../directory/directory.ts";
import { suspendedTextOutputCallback } from "../callbacks/suspended-text-output-callback.ts";
import { resultAddress, type ResultAddress } from "../machine/result-address.ts";
import type { Run } from "../machine/run.ts";
import type { Question, StepResult } from "../machine/step.ts";
import { untilAborted } from "../deadlines/until-aborted.ts";
import { newToken } from "./opaque-token.ts";
import type { IssuedCookie } from "./persistent-cookies.ts";
import type { RunPorts, StepReply, StepRequest } from "./runs.ts";
import type { StepAttempts } from "./step-attempts.ts";
import { withinDeadline } from "./step-deadline.ts";
import type { StepEnd } from "./store.ts";

/** How a step ended, and what brought it along. */
export interface EndedStep {
  readonly run: Run;
  readonly result: StepResult;
  readonly request: StepRequest;
  readonly attempts: Pick<StepAttempts, "givenBack">;
  /** True when the journey changed meanwhile, so that the user begins again. */
  readonly restarted: boolean;
}

/** What a step leaves behind, and the reply that it then makes. */
export interface StepOutcome {
  /** What must be stored before the reply is made. */
  readonly end: StepEnd;
  reply(): Promise<StepReply>;
}

/** What a step leads to: a waiting run, a session, attempts that do not count. */
export async function endOfStep(ports: RunPorts, ended: EndedStep): Promise<StepOutcome> {
  const { end, reply } = outcomeOf(ports, ended);
  // An attempt that ends in an error counts: nobody knows what it was.
  if (ended.result.kind === "error") return { end, reply };
  const forgotten = end.forgottenAttempts ?? [];
  const givenBack = await ended.attempts.givenBack();
  const attemptsGivenBack = givenBack.filter(({ key }) => !forgotten.includes(key));
  return { end: { ...end, attemptsGivenBack }, reply };
}

function outcomeOf(ports: RunPorts, ended: EndedStep): StepOutcome {
  const { run, result, request, restarted } = ended;
  const journey = run.journey.displayName;
  const client = request.client ? { client: request.client } : {};
  switch (result.kind) {
    case "used":
      return { end: {}, reply: async () => ({ kind: "refused" }) };
    case "ask": {
      const { question, state } = result;
      const { binding } = request;
      const expiresAt = ports.now() + ports.limits.answerMilliseconds;
      const bound = binding === undefined ? {} : { binding };
      const { id: authId, end } = ports.waiting.keep({ state, expiresAt, ...bound, ...client });
      return { end, reply: async () => ({ kind: "step", authId, question, journey, restarted }) };
    }
    case "suspend":
      return suspended(ports, ended, result);
    case "success": {
      const { user } = result;
      const made = request.client?.noSession
        ? undefined
        : ports.sessions.create(user, journey, run.session.wishes);
      const { userName } = user.attributes;
      const end = {
        ...(made ? { session: made.stored } : {}),
        ...(typeof userName === "string"
          ? {
              forgottenAttempts: [
                ...ports.limiter.forgottenBy(userName),
                ...ports.retryCounter.forgottenBy(run.retries.values(), userName),
              ],
            }
          : {}),
      };
      const success = {
        kind: "success",
        token: made?.token,
        userId: user.id,
        journey,
        ...addressOf(run, "successUrl"),
        ...cookiesOf(ports, ended, user),
      } as const;
      return { end, reply: async () => ({ ...success, ...client }) };
    }
    case "failure":
    case "stop":
      return {
        end: {},
        reply: async () => ({
          kind: result.kind,
          journey,
          ...addressOf(run, "failureUrl"),
          ...client,
        }),
      };
    case "error":
      return { end: {}, reply: async () => ({ kind: "error", error: result.error, run: run.id }) };
  }
}

/** The cookies that the run's nodes want. */
function cookiesOf(
  ports: RunPorts,
  { run, request }: EndedStep,
  user: ManagedObject,
): { readonly cookies?: readonly IssuedCookie[] } {
  if (run.persistentCookies.size === 0) return {};
  const wishes = [...run.persistentCookies.values()];
  const { clientAddress } = request;
  return {
    cookies: wishes.flatMap(
      (wish) => ports.persistentCookies.issue(wish, user, clientAddress) ?? [],
    ),
  };
}

/** Where the run's nodes want the browser to go. */
function addressOf(run: Run, key: ResultAddress): Partial<Record<ResultAddress, string>> {
  const address = resultAddress(run.shared, key);
  return address === undefined ? {} : { [key]: address };
}

/** The run is kept before its link is sent: nobody gets a link that leads nowhere. */
function suspended(
  ports: RunPorts,
  { run, request }: EndedStep,
  { state, message, deliver, milliseconds }: StepResult & { kind: "suspend" },
): StepOutcome {
  const { limits } = ports;
  const journey = run.journey.displayName;
  const suspendedAt = ports.now();
  const expiresAt = suspendedAt + (milliseconds ?? limits.suspendMilliseconds);
  const client = request.client ? { client: request.client } : {};
  const { id: suspendedId, end } = ports.suspended.keep({
    state,
    expiresAt,
    suspendedAt,
    ...client,
  });
  const link = { suspendedId, url: request.resumeUrl?.(suspendedId, journey), expiresAt };
  const reply = async (): Promise<StepReply> => {
    await withinDeadline(limits.stepMilliseconds, request.signal, (signal) =>
      untilAborted(deliver(link), signal),
    );
    // Clients take an answer without an authId for success. This one names nothing: only the link leads on.
    const authId = newToken(ports.random);
    return { kind: "suspended", authId, question: suspendedQuestion(message), journey };
  };
  return { end, reply };
}

function suspendedQuestion(message: string): Question {
  const callback = suspendedTextOutputCallback(message);
  return { callbacks: [callback], page: undefined, firstId: undefined, final: true };
}
