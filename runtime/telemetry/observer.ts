import type { AuditOfStep } from "../audit/audit-of-step.ts";
import type { JourneyEvent, StepPorts } from "../machine/ports.ts";
import type { Run } from "../machine/run.ts";
import type { StepReply, StepRequest } from "../session/runs.ts";
import { Metrics } from "./metrics.ts";
import { SpansOfStep } from "./spans-of-step.ts";
import type { Telemetry } from "./telemetry.ts";

/** Who wants to know of runs. */
export interface Observers {
  /** Must not throw. */
  readonly onEvent?: ((event: JourneyEvent) => void) | undefined;
  readonly telemetry?: Telemetry | undefined;
  readonly audit?:
    { step(run: Run, request: StepRequest): Pick<AuditOfStep, "event" | "settle"> } | undefined;
}

/** A step, before it is done. */
export interface ObservedStep {
  readonly run: Run;
  readonly request: StepRequest;
  /** True: it is the first one of the run. */
  readonly begins: boolean;
}

/** The one place where steps are told to those who want to know of them; where nobody does, it costs nothing. */
export class Observer {
  readonly #observers: Observers;
  readonly #metrics: Metrics | undefined;

  constructor(observers: Observers) {
    this.#observers = observers;
    this.#metrics = observers.telemetry && new Metrics(observers.telemetry);
  }

  /** @param work does the step, and tells what happens in it to those whom it gets */
  step(
    step: ObservedStep,
    work: (observers: Pick<StepPorts, "onEvent" | "spans">) => Promise<StepReply>,
  ): Promise<StepReply> {
    const { onEvent, telemetry, audit } = this.#observers;
    if (!onEvent && !telemetry && !audit) return work({});
    if (!telemetry) return this.#told(step, work);
    const spans = new SpansOfStep(telemetry, step.run);
    return spans.run(() => this.#traced(step, spans, work));
  }

  async #traced(
    step: ObservedStep,
    spans: SpansOfStep,
    work: (observers: Pick<StepPorts, "onEvent" | "spans">) => Promise<StepReply>,
  ): Promise<StepReply> {
    const startedAt = performance.now();
    const reply = await this.#told(step, (observers) => work({ ...observers, spans }));
    const result = reply.kind === "step" ? "asks" : reply.kind;
    spans.end(result, reply.kind === "error" ? reply.error.code : undefined);
    // Nothing has happened in one that somebody else goes on with.
    if (result !== "refused")
      this.#metrics?.step(performance.now() - startedAt, step.run.journey.name, result);
    return reply;
  }

  async #told(
    { run, request, begins }: ObservedStep,
    work: (observers: Pick<StepPorts, "onEvent">) => Promise<StepReply>,
  ): Promise<StepReply> {
    const audit = this.#observers.audit?.step(run, request);
    const onEvent = (event: JourneyEvent): void => {
      this.#observers.onEvent?.(event);
      this.#metrics?.event(event);
      audit?.event(event);
    };
    const place = { run: run.id, journey: run.journey.name };
    if (begins) onEvent({ kind: "start", ...place });
    const done = await work({ onEvent });
    const reply = audit ? await audit.settle(done) : done;
    const end = endOf(reply);
    if (end) onEvent({ kind: "end", ...place, ...end });
    return reply;
  }
}

/** What the `end` event says; undefined while the run goes on. */
function endOf(
  reply: StepReply,
): Pick<JourneyEvent & { kind: "end" }, "result" | "code"> | undefined {
  switch (reply.kind) {
    case "success":
    case "failure":
    case "stop":
      return { result: reply.kind };
    case "error":
      return { result: "error", code: reply.error.code };
    case "step":
    case "suspended":
    case "refused":
    case "mismatch":
      return undefined;
  }
}
