import type { RemoteVerdict } from "../connectors/connector.ts";
import type { Executed } from "../machine/execute-node.ts";
import type { LinkedNode } from "../machine/linked.ts";
import type { StepSpans } from "../machine/ports.ts";
import { describeVerdict } from "../machine/reported-connectors.ts";
import type { Run } from "../machine/run.ts";
import type { Attributes, Span, Telemetry } from "./telemetry.ts";

type Frames = readonly { readonly node: LinkedNode }[];

/**
 * The spans of one step. A node that entered an inner journey stays open until that ends, and the nodes in there are
 * below it; in a step that goes on inside of one it is opened again.
 */
export class SpansOfStep implements StepSpans {
  readonly #telemetry: Telemetry;
  readonly #step: Span;
  /** Of the nodes that entered the journeys which the run is in, outermost first. */
  readonly #callers: Span[] = [];

  constructor(telemetry: Telemetry, run: Run) {
    this.#telemetry = telemetry;
    this.#step = telemetry.startSpan("journeyc.step", {
      "journeyc.journey.name": run.journey.name,
      "journeyc.run.id": run.id,
      "journeyc.step.number": run.step,
    });
  }

  run<Result>(work: () => Result): Result {
    return this.#step.run(work);
  }

  /** @param error a stable code, when the step ended in one */
  end(result: string, error: string | undefined): void {
    this.#leave(0);
    this.#step.set({ "journeyc.step.result": result });
    this.#step.end(error);
  }

  node(frames: Frames, work: () => Executed | Promise<Executed>): Executed | Promise<Executed> {
    const depth = frames.length - 1;
    // An error may have left journeys without an outcome of theirs.
    this.#leave(depth);
    for (const { node } of frames.slice(this.#callers.length, depth)) {
      this.#callers.push(this.#open(node));
    }
    const top = frames[depth] as Frames[number];
    const span = this.#open(top.node);
    const executed = span.run(work);
    if (executed instanceof Promise) return executed.then((result) => this.#close(span, result));
    return this.#close(span, executed);
  }

  returned(frames: readonly unknown[], outcome: string): void {
    this.#leave(frames.length);
    this.#callers.at(-1)?.set({ "journeyc.node.outcome": outcome });
    this.#leave(frames.length - 1);
  }

  async connector(
    name: string,
    kind: string,
    work: () => Promise<RemoteVerdict>,
  ): Promise<RemoteVerdict> {
    // Below the span that is active: a node may have opened one of its own.
    const span = this.#telemetry.startSpan("journeyc.connector", {
      "journeyc.connector.name": name,
      "journeyc.connector.kind": kind,
    });
    try {
      const answer = await span.run(work);
      const { verdict, reason, code, remoteCode } = describeVerdict(answer);
      span.set({
        "journeyc.connector.verdict": verdict,
        ...(reason === undefined ? {} : { "journeyc.connector.reason": reason }),
        ...(remoteCode === undefined ? {} : { "journeyc.connector.remote_code": remoteCode }),
      });
      // A refusal is an answer like another; that there was none is an error.
      const failed = verdict === "unavailable" || verdict === "misconfigured";
      span.end(failed ? code : undefined);
      return answer;
    } catch (thrown) {
      span.end("node-exception");
      throw thrown;
    }
  }

  #open(node: LinkedNode): Span {
    const attributes: Attributes = {
      "journeyc.journey.name": node.journey.name,
      "journeyc.node.name": node.name,
      "journeyc.node.type": node.manifest.type,
    };
    return this.#telemetry.startSpan(
      "journeyc.node",
      attributes,
      this.#callers.at(-1) ?? this.#step,
    );
  }

  #close(span: Span, executed: Executed): Executed {
    switch (executed.kind) {
      case "enter":
        this.#callers.push(span);
        return executed;
      case "error":
        span.end(executed.error.code);
        return executed;
      case "ask":
        span.set({ "journeyc.node.asks": true });
        break;
      case "outcome":
        span.set({ "journeyc.node.outcome": executed.outcome });
        break;
    }
    span.end();
    return executed;
  }

  /** Ends the spans of the callers beyond this many. */
  #leave(depth: number): void {
    while (this.#callers.length > depth) this.#callers.pop()?.end();
  }
}
