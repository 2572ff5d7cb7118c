import type { ManagedObject } from "../directory/directory.ts";
import { Waiting } from "../deadlines/waiting.ts";
import { JourneyError } from "../errors.ts";
import type { Callback } from "./callbacks.ts";
import { type Executed, executeNode } from "./execute-node.ts";
import { finish } from "./finish.ts";
import type { Journey, Terminal } from "./journey.ts";
import type { Program } from "./link.ts";
import type { Resumption } from "./node-execution.ts";
import type { NodeResult, PageText, ResumeLink } from "./node-type.ts";
import type { StepPorts } from "./ports.ts";
import { logFailure, reportNode } from "./report-node.ts";
import {
  innerJourneysTooDeep,
  stepAbandoned,
  tooManyNodes,
  unlinkedJourney,
  unwiredOutcome,
} from "./run-errors.ts";
import type { RunState } from "./run-state.ts";
import type { Frame, Run } from "./run.ts";

/** What the user is asked. */
export interface Question {
  readonly callbacks: readonly Callback[];
  readonly page: PageText | undefined;
  /** The `_id` of the first callback, for questions that a page asks. */
  readonly firstId: number | undefined;
  /** True when no answer leads further. */
  readonly final: boolean;
}

/** How a step ends. Of these, `ask` and `suspend` let the run go on. */
export type StepResult =
  | { readonly kind: "ask"; readonly state: RunState; readonly question: Question }
  | {
      readonly kind: "suspend";
      readonly state: RunState;
      readonly message: string;
      readonly milliseconds: number | undefined;
      deliver(link: ResumeLink): Promise<void>;
    }
  | { readonly kind: "success"; readonly user: ManagedObject }
  | { readonly kind: "failure" }
  | { readonly kind: "stop" }
  | { readonly kind: "error"; readonly error: JourneyError }
  /** Somebody else goes on with this step. */
  | { readonly kind: "used" };

/**
 * Runs nodes until one asks the user or the run ends.
 * @param resumption what the user answered; undefined at the start of a run
 */
export function runStep(
  program: Program,
  run: Run,
  ports: StepPorts,
  resumption: Resumption | undefined,
): Promise<StepResult> {
  const step = new Step(program, run, ports);
  return step.proceed(resumption).finally(() => step.end());
}

/** One step of a run. */
class Step {
  readonly #program: Program;
  readonly #run: Run;
  readonly #ports: StepPorts;
  readonly #waiting: Waiting;
  #nodesRun = 0;

  constructor(program: Program, run: Run, ports: StepPorts) {
    this.#program = program;
    this.#run = run;
    this.#ports = ports;
    this.#waiting = new Waiting(ports.signal);
  }

  /** No node runs any more. */
  end(): void {
    this.#waiting.end();
  }

  async proceed(answered: Resumption | undefined): Promise<StepResult> {
    const { start } = this.#run.journey;
    if (this.#run.frames.length === 0 && typeof start === "string")
      return this.#arrive(start) as StepResult | Promise<StepResult>; // there is no journey around it to go on in
    let resumption = answered;
    for (;;) {
      const broken = this.#overLimit();
      if (broken) return this.#end(broken);
      const { top } = this.#run;
      const { use } = this.#ports;
      if (!use.taken && !top.node.harmless && !(await use.take())) return { kind: "used" };
      top.dropSecrets();
      const startedAt = this.#ports.onEvent ? performance.now() : 0;
      this.#ports.changes.beginNode();
      const { identity } = this.#run;
      const known = identity.state;
      const execution = executeNode(this.#run, top.node, this.#ports, resumption, this.#waiting);
      const executed = execution instanceof Promise ? await execution : execution;
      if (use.lost) return { kind: "used" };
      if (executed.kind === "error") {
        identity.restore(known);
        await this.#ports.changes.undoNode();
      }
      if (executed.kind !== "enter")
        reportNode(this.#run, this.#ports, top.node, executed, startedAt);
      const result = this.#apply(top, executed, resumption);
      if (result) return result instanceof Promise ? await result : result;
      resumption = undefined;
    }
  }

  /** Undefined when there is a next node to run. */
  #apply(
    frame: Frame,
    executed: Executed,
    resumption: Resumption | undefined,
  ): StepResult | Promise<StepResult> | undefined {
    switch (executed.kind) {
      case "outcome":
        return this.#take(frame, executed.outcome);
      case "enter":
        return this.#enter(frame, executed.journey, executed.outcomes);
      case "ask":
        return this.#ask(frame, executed, resumption);
      case "suspend": {
        const { message, memory, milliseconds } = executed;
        const deliver = executed.deliver.bind(executed);
        const state = this.#run.save([], 0, memory);
        return { kind: "suspend", state, message, deliver, milliseconds };
      }
      case "error":
        return this.#fail(frame, executed.error);
    }
  }

  #take(frame: Frame, outcome: string): StepResult | Promise<StepResult> | undefined {
    const next = frame.node.successors.get(outcome);
    if (typeof next === "object") {
      frame.node = next;
      return undefined;
    }
    if (next === undefined || next === "error")
      return this.#end(unwiredOutcome(frame.node, outcome));
    return this.#arrive(next);
  }

  #arrive(terminal: Terminal): StepResult | Promise<StepResult> | undefined {
    return terminal === "stop" ? { kind: "stop" } : this.#leave(terminal);
  }

  #enter(
    frame: Frame,
    journey: Journey,
    returns: { readonly success: string; readonly failure: string; readonly error?: string },
  ): StepResult | Promise<StepResult> | undefined {
    const inner = this.#program.journeys.get(journey);
    if (!inner) return this.#fail(frame, unlinkedJourney(frame.node));
    if (this.#run.frames.length > this.#ports.limits.innerJourneys)
      return this.#end(innerJourneysTooDeep(this.#ports.limits.innerJourneys));
    frame.returns = returns;
    const { start } = inner;
    if (start === "stop") return { kind: "stop" };
    if (typeof start === "string") return this.#return(frame, start);
    this.#run.frames.push(frame.enter(inner, start));
    return undefined;
  }

  /** A journey ended: the run does, or the node that entered the journey goes on. */
  #leave(terminal: "success" | "failure"): StepResult | Promise<StepResult> | undefined {
    this.#run.frames.pop();
    const caller = this.#run.frames.at(-1);
    if (!caller) {
      if (terminal === "failure") return { kind: "failure" };
      return finish(this.#run, this.#ports).then((result) =>
        result.kind === "error" ? this.#end(result.error) : result,
      );
    }
    return this.#return(caller, terminal);
  }

  #return(
    caller: Frame,
    how: "success" | "failure" | "error",
  ): StepResult | Promise<StepResult> | undefined {
    const outcome = caller.returns?.[how] as string;
    caller.returns = undefined;
    reportNode(
      this.#run,
      this.#ports,
      caller.node,
      { kind: "outcome", outcome },
      performance.now(),
    );
    this.#ports.spans?.returned(this.#run.frames, outcome);
    return this.#take(caller, outcome);
  }

  #ask(
    frame: Frame,
    asked: NodeResult & { kind: "ask" },
    resumption: Resumption | undefined,
  ): StepResult {
    const { callbacks, page, memory } = asked;
    const askedBefore = resumption?.askedBefore ?? 0;
    const paged = frame.node.members.length > 0;
    const question: Question = {
      callbacks,
      page,
      firstId: paged ? askedBefore : undefined,
      final: [...frame.node.successors.values()].every((successor) => successor === "stop"),
    };
    const state = this.#run.save(callbacks, askedBefore + callbacks.length, memory);
    return { kind: "ask", state, question };
  }

  /** Takes the `error` outcome of the node, or of the nearest node around it that has one; else the run ends. */
  #fail(frame: Frame, error: JourneyError): StepResult | Promise<StepResult> | undefined {
    if (this.#ports.signal.aborted) return this.#end(error);
    const { node } = frame;
    const successor = node.successors.get("error");
    if (successor !== undefined && successor !== "error") {
      logFailure(
        this.#run,
        this.#ports,
        node,
        error,
        "A node failed; its `error` outcome is taken.",
      );
      this.#ports.changes.beginNode();
      return this.#take(frame, "error");
    }
    const around = this.#run.frames.findLastIndex(
      (outer) => outer !== frame && outer.returns?.error !== undefined,
    );
    if (around < 0) return this.#end(error);
    logFailure(
      this.#run,
      this.#ports,
      node,
      error,
      "An inner journey failed; the `error` outcome of its node is taken.",
    );
    this.#run.frames.length = around + 1;
    this.#ports.changes.beginNode();
    return this.#return(this.#run.top, "error");
  }

  #overLimit(): JourneyError | undefined {
    const { limits, signal } = this.#ports;
    if (signal.aborted)
      return signal.reason instanceof JourneyError ? signal.reason : stepAbandoned();
    this.#nodesRun += 1;
    this.#run.nodesRun += 1;
    if (this.#nodesRun > limits.nodesPerStep) return tooManyNodes("step", limits.nodesPerStep);
    if (this.#run.nodesRun > limits.nodesPerRun) return tooManyNodes("run", limits.nodesPerRun);
    return undefined;
  }

  #end(error: JourneyError): StepResult {
    logFailure(
      this.#run,
      this.#ports,
      this.#run.frames.at(-1)?.node,
      error,
      "A run ended in an error.",
    );
    return { kind: "error", error };
  }
}
