import { JourneyError } from "../errors.ts";
import type { NodeResult } from "./node-type.ts";
import type { LinkedNode } from "./linked.ts";
import { NodeExecution, type Resumption } from "./node-execution.ts";
import type { StepPorts } from "./ports.ts";
import type { Run } from "./run.ts";
import type { Waiting } from "../deadlines/waiting.ts";

/** What came of running a node. Whatever a node does wrong is an error here, never an outcome. */
export type Executed = NodeResult | { readonly kind: "error"; readonly error: JourneyError };

/**
 * Runs a node, in a span where the step has them.
 * @param waiting for nodes that answer later
 */
export function executeNode(
  run: Run,
  node: LinkedNode,
  ports: StepPorts,
  resumption: Resumption | undefined,
  waiting: Waiting,
): Executed | Promise<Executed> {
  return ports.spans
    ? ports.spans.node(run.frames, () => execute(run, node, ports, resumption, waiting))
    : execute(run, node, ports, resumption, waiting);
}

/** Answers a promise only where the node does, as waiting for what is there costs a turn. */
function execute(
  run: Run,
  node: LinkedNode,
  ports: StepPorts,
  resumption: Resumption | undefined,
  waiting: Waiting,
): Executed | Promise<Executed> {
  const context = new NodeExecution(run, node, ports, node, resumption);
  try {
    const result: unknown = node.run(context);
    return isPromise(result)
      ? waiting.for(result, (answer) => checkResult(answer, node), failed)
      : checkResult(result, node);
  } catch (thrown) {
    return failed(thrown);
  }
}

function isPromise(value: unknown): value is PromiseLike<unknown> {
  return (
    typeof value === "object" &&
    value !== null &&
    typeof (value as { then?: unknown }).then === "function"
  );
}

function failed(thrown: unknown): Executed {
  if (thrown instanceof JourneyError) return { kind: "error", error: thrown };
  const error = new JourneyError(
    "node-exception",
    "A node threw an error that is not a JourneyError.",
    "Read the cause in the log; a node type has a fault, or meets a case that it does not handle.",
    { cause: thrown },
  );
  return { kind: "error", error };
}

/** Node types may come from JavaScript or be cast: what they answer is checked, not trusted. */
function checkResult(result: unknown, node: LinkedNode): Executed {
  if (typeof result === "object" && result !== null) {
    const answer = result as NodeResult;
    switch (answer.kind) {
      case "outcome":
        return node.successors.has(answer.outcome) ? answer : unknownOutcome(answer.outcome);
      case "ask":
        if (Array.isArray(answer.callbacks) && answer.callbacks.length > 0) return answer;
        break;
      case "suspend":
        if (typeof answer.message === "string" && typeof answer.deliver === "function")
          return answer;
        break;
      case "enter":
        if (Object.values(answer.outcomes).every((outcome) => node.successors.has(outcome)))
          return answer;
        return unknownOutcome(
          Object.values(answer.outcomes).find((outcome) => !node.successors.has(outcome)),
        );
    }
  }
  const error = new JourneyError(
    "node-no-result",
    "A node answered neither an outcome, nor a question, nor an inner journey, nor suspended the run.",
    "Correct the node type: `run` must answer `take(…)`, `ask(…)` with at least one callback, `suspend(…)`, or an `enter` result.",
  );
  return { kind: "error", error };
}

function unknownOutcome(outcome: unknown): Executed {
  const error = new JourneyError(
    "node-unknown-outcome",
    `A node took outcome ${JSON.stringify(String(outcome).slice(0, 64))}, which it does not declare or the journey does not wire.`,
    "Correct the node type, or wire the outcome in the journey.",
  );
  return { kind: "error", error };
}
