import { timingSafeEqual } from "node:crypto";
import { JourneyError } from "../errors.ts";
import type { Answer } from "../machine/callbacks.ts";
import type { Program } from "../machine/link.ts";
import type { LinkedJourney } from "../machine/linked.ts";
import type { Resumption } from "../machine/node-execution.ts";
import type { Ports } from "../machine/ports.ts";
import { describeCause } from "../machine/run-errors.ts";
import type { AskedCallback } from "../machine/run-state.ts";
import { Run } from "../machine/run.ts";
import { type Question, runStep, type StepResult } from "../machine/step.ts";
import type { AttemptLimiter } from "./attempt-limiter.ts";
import type { ClientWishes } from "./client-wishes.ts";
import type { Sealer } from "./seal.ts";
import type { SignOnSessions } from "./sign-on-sessions.ts";
import { StepAttempts } from "./step-attempts.ts";
import { withinDeadline } from "./step-deadline.ts";
import { issue, redeem, type StepToken } from "./step-token.ts";
import type { SessionStore } from "./store.ts";

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
  /** `token` is the new session's, unless none was wanted. */
  | {
      readonly kind: "success";
      readonly token: string | undefined;
      readonly userId: string;
      readonly journey: string;
      readonly client?: ClientWishes;
    }
  | { readonly kind: "failure"; readonly journey: string; readonly client?: ClientWishes }
  | { readonly kind: "stop"; readonly journey: string; readonly client?: ClientWishes }
  /** `run` names the run in the log. */
  | { readonly kind: "error"; readonly error: JourneyError; readonly run: string }
  /** The authId is not one of ours, is expired, or was used before. */
  | { readonly kind: "refused" }
  /** The answers do not fit the question. The step can still be answered. */
  | { readonly kind: "mismatch"; readonly message: string };

/** Reads the answers to what was asked; a text says why they do not fit. */
export type Submission = (asked: readonly AskedCallback[]) => readonly Answer[] | string;

/** What runs need besides what the machine needs. */
export interface RunPorts extends Ports {
  readonly program: Program;
  readonly realm: string;
  readonly sealer: Sealer;
  readonly store: SessionStore;
  readonly sessions: SignOnSessions;
  readonly limiter: AttemptLimiter;
  random(bytes: number): Uint8Array;
}

/** A used step is remembered longer than its authId lives, so that a clock that steps back revives nothing. */
const markMargin = 10 * 60_000;

/** Starts runs, and takes them from step to step. */
export class Runs {
  readonly #ports: RunPorts;

  constructor(ports: RunPorts) {
    this.#ports = ports;
  }

  async start(
    journey: LinkedJourney,
    request: StepRequest = {},
    restarted = false,
  ): Promise<StepReply> {
    const id = Buffer.from(this.#ports.random(16)).toString("base64url");
    const run = Run.start(journey, id, this.#ports.now(), this.#ports.realm);
    return this.#step(run, undefined, request, restarted);
  }

  async resume(
    authId: string,
    submission: Submission,
    request: StepRequest = {},
  ): Promise<StepReply> {
    const token = redeem(authId, this.#ports.sealer, this.#ports.now(), this.#ports.limits);
    if (!token || !sameBinding(token.binding, request.binding)) return { kind: "refused" };
    const { state } = token;
    const answers = submission(state.asked);
    if (typeof answers === "string") return { kind: "mismatch", message: answers };
    return this.#guard(state.run, async () => {
      if (!(await this.#claim(token))) return { kind: "refused" };
      const run = Run.restore(this.#ports.program, state);
      const wishing = { ...request, client: { ...token.client, ...request.client } };
      if (!run) return this.#restart(state.journey, wishing);
      return this.#step(
        run,
        { answers, memory: state.memory, askedBefore: state.askedBefore },
        wishing,
        false,
      );
    });
  }

  /** Exactly one caller may go on from a step, whatever the spelling of the authId and the concurrency. */
  #claim({ state, expiresAt }: StepToken): Promise<boolean> {
    return this.#ports.store.claimStep(state.run, state.step, expiresAt + markMargin);
  }

  /** The journey changed since the run started: the user begins at its first page. */
  async #restart(name: string, request: StepRequest): Promise<StepReply> {
    const journey = this.#ports.program.byName.get(name);
    return journey && !journey.innerTreeOnly
      ? this.start(journey, request, true)
      : { kind: "refused" };
  }

  #step(
    run: Run,
    resumption: Resumption | undefined,
    request: StepRequest,
    restarted: boolean,
  ): Promise<StepReply> {
    return this.#guard(run.id, async () => {
      const { limits, program, limiter } = this.#ports;
      const attempts = new StepAttempts(limiter, request.clientAddress);
      const result = await withinDeadline(limits.stepMilliseconds, request.signal, (signal) => {
        const languages = request.languages ?? [];
        const ports = { ...this.#ports, attempts, languages, signal };
        return runStep(program, run, ports, resumption);
      });
      return this.#reply(run, result, request, restarted);
    });
  }

  async #reply(
    run: Run,
    result: StepResult,
    request: StepRequest,
    restarted: boolean,
  ): Promise<StepReply> {
    const journey = run.journey.displayName;
    const client = request.client ? { client: request.client } : {};
    switch (result.kind) {
      case "ask": {
        const { question, state } = result;
        const { limits, sealer } = this.#ports;
        const expiresAt = this.#ports.now() + limits.answerMilliseconds;
        const { binding } = request;
        const bound = binding === undefined ? {} : { binding };
        const authId = issue({ state, expiresAt, ...bound, ...client }, sealer, limits);
        return { kind: "step", authId, question, journey, restarted };
      }
      case "success": {
        const token = request.client?.noSession
          ? undefined
          : await this.#ports.sessions.create(result.user, journey);
        return { kind: "success", token, userId: result.user.id, journey, ...client };
      }
      case "failure":
      case "stop":
        return { kind: result.kind, journey, ...client };
      case "error":
        return { kind: "error", error: result.error, run: run.id };
    }
  }

  /** Whatever breaks on the way is an error of the run, and in the log. */
  async #guard(run: string, work: () => Promise<StepReply>): Promise<StepReply> {
    try {
      return await work();
    } catch (thrown) {
      const error = thrown instanceof JourneyError ? thrown : internalError(thrown);
      const { code, message: reason, fix } = error;
      this.#ports.log.error(
        { code, reason, fix, run, ...describeCause(error) },
        "A step could not be done.",
      );
      return { kind: "error", error, run };
    }
  }
}

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
