import { randomUUID, timingSafeEqual } from "node:crypto";
import { JourneyError } from "../errors.ts";
import type { Answer } from "../machine/callbacks.ts";
import type { Program } from "../machine/link.ts";
import type { Resumption } from "../machine/node-execution.ts";
import type { Ports, StepPorts } from "../machine/ports.ts";
import { describeCause } from "../machine/run-errors.ts";
import type { AskedCallback, RunState } from "../machine/run-state.ts";
import { Run } from "../machine/run.ts";
import type { ServedJourney, ServedJourneys } from "../machine/served-journey.ts";
import { type Question, runStep } from "../machine/step.ts";
import type { Observer } from "../telemetry/observer.ts";
import type { AttemptLimiter } from "./attempt-limiter.ts";
import { endOfStep } from "./end-step.ts";
import type { ClientWishes } from "./client-wishes.ts";
import { type ClientRequest, noRequest } from "../machine/client-request.ts";
import type { IssuedCookie, PersistentCookieIssuer } from "./persistent-cookies.ts";
import type { RetryCounter } from "./retry-counter.ts";
import type { SignOnSessions } from "./sign-on-sessions.ts";
import { StepAttempts } from "./step-attempts.ts";
import { StepChanges } from "./step-changes.ts";
import { StepUse } from "./step-use.ts";
import { withinDeadline } from "./step-deadline.ts";
import type { SessionStore } from "./store.ts";
import type { WaitingRun, WaitingRuns } from "./waiting-runs.ts";

/** What a caller brings along with a step. */
export interface StepRequest {
  /** The user's languages, the preferred one first. */
  readonly languages?: readonly string[];
  /** Aborted when the caller goes away. */
  readonly signal?: AbortSignal;
  /** A hash of the browser's cookie: a run that starts with one goes on only with the same one. */
  readonly binding?: string;
  /** Where the caller is, if the app knows it: attempts are limited per address too. */
  readonly clientAddress?: string;
  /** The address that resumes a suspended run; undefined where the app's own is not known. */
  readonly resumeUrl?: (suspendedId: string, journey: string) => string | undefined;
  /** What the request has sent along, for nodes that look at it. */
  readonly browser?: Pick<
    ClientRequest,
    "header" | "cookie" | "parameter" | "returnUrl" | "returnedTo"
  > & {
    /** The origin under which the app is known. */
    readonly origin?: string | undefined;
    /** The token of the session that the browser has. */
    readonly sessionToken: string | undefined;
  };
  /** What the client asks for now; what it asked for earlier in the run holds besides. */
  readonly client?: ClientWishes;
}

/** How a step ends, for the caller. */
export type StepReply =
  | {
      readonly kind: "step";
      readonly authId: string;
      readonly question: Question;
      readonly journey: string;
      /** True when the journey changed meanwhile, so that the user begins again. */
      readonly restarted: boolean;
    }
  /** The run goes on when its link is followed. The authId is there for clients that look for one: it leads nowhere. */
  | {
      readonly kind: "suspended";
      readonly authId: string;
      readonly question: Question;
      readonly journey: string;
    }
  /** `token` is the new session's, unless none was wanted. */
  | {
      readonly kind: "success";
      readonly token: string | undefined;
      readonly userId: string;
      readonly journey: string;
      /** Where the journey wants the browser to go. */
      readonly successUrl?: string;
      /** By which the browser's user is known again. */
      readonly cookies?: readonly IssuedCookie[];
      readonly client?: ClientWishes;
    }
  | {
      readonly kind: "failure" | "stop";
      readonly journey: string;
      /** Where the journey wants the browser to go. */
      readonly failureUrl?: string;
      readonly client?: ClientWishes;
    }
  /** `run` names the run in the log, or the line of the error where no run was found. */
  | { readonly kind: "error"; readonly error: JourneyError; readonly run: string }
  /** The authId is not one of ours, is expired, or was used before. */
  | { readonly kind: "refused" }
  /** The answers do not fit the question. The step can still be answered. */
  | { readonly kind: "mismatch"; readonly message: string };

/** Reads the answers to what was asked; a text says why they do not fit. */
export type Submission = (asked: readonly AskedCallback[]) => readonly Answer[] | string;

/** What runs need besides what the machine needs. */
export interface RunPorts extends Ports {
  readonly programs: ServedJourneys;
  readonly realm: string;
  /** Where runs wait for answers. */
  readonly waiting: WaitingRuns;
  /** Where suspended runs wait for their link to be followed. */
  readonly suspended: WaitingRuns;
  readonly store: SessionStore;
  readonly sessions: SignOnSessions;
  readonly limiter: AttemptLimiter;
  readonly retryCounter: RetryCounter;
  readonly persistentCookies: PersistentCookieIssuer;
  readonly observer: Observer;
  random(bytes: number): Uint8Array;
}

/** Starts runs, and takes them from step to step. */
export class Runs {
  readonly #ports: RunPorts;

  constructor(ports: RunPorts) {
    this.#ports = ports;
  }

  async start(
    served: ServedJourney,
    request: StepRequest = {},
    restarted = false,
  ): Promise<StepReply> {
    return this.#guard(undefined, async () => {
      const { program, journey } = await served.ready();
      const id = Buffer.from(this.#ports.random(16)).toString("base64url");
      const run = Run.start(journey, id, this.#ports.now(), this.#ports.realm);
      const use = new StepUse(this.#ports.store, undefined);
      return this.#step(program, run, use, undefined, request, restarted);
    });
  }

  /** Takes a run on with what its user answered. */
  async resume(
    authId: string,
    submission: Submission,
    request: StepRequest = {},
  ): Promise<StepReply> {
    return this.#guard(undefined, async () => {
      const waiting = await this.#ports.waiting.find(authId);
      if (!waiting || !sameBinding(waiting.token.binding, request.binding)) return refused;
      const { state } = waiting.token;
      const answers = submission(state.asked);
      if (typeof answers === "string") return { kind: "mismatch", message: answers };
      const { memory, askedBefore } = state;
      return this.#goOn(waiting, state, { resumed: false, answers, memory, askedBefore }, request);
    });
  }

  /** Takes a suspended run on: its link was followed, in this browser or another. */
  async resumeSuspended(suspendedId: string, request: StepRequest = {}): Promise<StepReply> {
    return this.#guard(undefined, async () => {
      const waiting = await this.#ports.suspended.find(suspendedId);
      if (!waiting) return refused;
      const { state, suspendedAt } = waiting.token;
      if (suspendedAt === undefined) return refused;
      const away = Math.max(0, this.#ports.now() - suspendedAt);
      const { memory } = state;
      return this.#goOn(
        waiting,
        { ...state, startedAt: state.startedAt + away },
        { resumed: true, answers: [], memory, askedBefore: 0 },
        request,
      );
    });
  }

  #goOn(
    waiting: WaitingRun,
    state: RunState,
    resumption: Resumption,
    request: StepRequest,
  ): Promise<StepReply> {
    return this.#guard(state.run, async () => {
      // Before the step is used: where a journey cannot be loaded, it can be sent again.
      const restored = await this.#restore(state);
      const use = new StepUse(this.#ports.store, waiting.mark);
      const wishing = { ...request, client: { ...waiting.token.client, ...request.client } };
      if (restored)
        return this.#step(restored.program, restored.run, use, resumption, wishing, false);
      return (await use.take()) ? this.#restart(state.journey, wishing) : refused;
    });
  }

  async #restore(state: RunState): Promise<{ program: Program; run: Run } | undefined> {
    for (const served of this.#ports.programs.ofVersion(state.journey, state.version)) {
      const { program } = await served.ready();
      const run = Run.restore(program, state);
      if (run) return { program, run };
    }
    return undefined;
  }

  /** The journey changed since the run started: the user begins at its first page. */
  async #restart(name: string, request: StepRequest): Promise<StepReply> {
    const journey = this.#ports.programs.find(name);
    return journey && !journey.innerTreeOnly ? this.start(journey, request, true) : refused;
  }

  #step(
    program: Program,
    run: Run,
    use: StepUse,
    resumption: Resumption | undefined,
    request: StepRequest,
    restarted: boolean,
  ): Promise<StepReply> {
    const observed = { run, request, begins: resumption === undefined };
    return this.#ports.observer.step(observed, (observers) =>
      this.#guard(run.id, async () => {
        const { limits, limiter, retryCounter, directory, connectors } = this.#ports;
        const changes = new StepChanges(directory, this.#ports.store);
        const before = (): Promise<void> => changes.settle();
        const attempts = new StepAttempts(limiter, request.clientAddress, use, before);
        const { onEvent } = observers;
        try {
          const result = await withinDeadline(limits.stepMilliseconds, request.signal, (signal) => {
            const ports: StepPorts = {
              ...this.#ports,
              ...observers,
              // Of a step that somebody else goes on with nothing has happened.
              ...(onEvent ? { onEvent: (event) => use.whenTaken(() => onEvent(event)) } : {}),
              use,
              directory: changes.directory,
              connectors: changes.connectors(connectors),
              attempts,
              retries: retryCounter.ofStep(before),
              request: this.#clientRequest(request),
              languages: request.languages ?? [],
              changes,
              signal,
            };
            return runStep(program, run, ports, resumption);
          }).catch(async (thrown: unknown) => {
            if (!use.unknown) await use.take();
            throw thrown;
          });
          // Whatever comes of a step, it is used; unless the store failed at that, before anything has happened.
          const untouched = use.unknown && result.kind === "error";
          if (!untouched && !(await use.take())) return refused;
          const ended = { run, result, request, attempts, restarted };
          const { end, reply } = await endOfStep(this.#ports, ended);
          await changes.store(end);
          return await reply();
        } finally {
          await changes.end();
        }
      }),
    );
  }

  #clientRequest({ browser, clientAddress: address }: StepRequest): ClientRequest {
    if (!browser) return { ...noRequest, address };
    const { sessionToken, origin, ...sent } = browser;
    return { ...sent, origin, address, session: () => this.#ports.sessions.peek(sessionToken) };
  }

  /** Whatever breaks on the way is an error of the run, and in the log. */
  async #guard(run: string | undefined, work: () => Promise<StepReply>): Promise<StepReply> {
    try {
      return await work();
    } catch (thrown) {
      const error = thrown instanceof JourneyError ? thrown : internalError(thrown);
      const { code, message: reason, fix } = error;
      // Which run it is may be just what could not be found out; the client's answer still names the line.
      const id = run ?? randomUUID();
      this.#ports.log.error(
        {
          code,
          reason,
          fix,
          ...(run === undefined ? { requestId: id } : { run }),
          ...describeCause(error),
        },
        "A step could not be done.",
      );
      return { kind: "error", error, run: id };
    }
  }
}

const refused: StepReply = { kind: "refused" };

function sameBinding(expected: string | undefined, given: string | undefined): boolean {
  if (expected === undefined || given === undefined) return expected === given;
  const [one, other] = [Buffer.from(expected), Buffer.from(given)];
  return one.length === other.length && timingSafeEqual(one, other);
}

function internalError(cause: unknown): JourneyError {
  return new JourneyError(
    "internal-error",
    "Something failed that should not be able to fail.",
    "Report it with the log line of this error.",
    { cause },
  );
}
