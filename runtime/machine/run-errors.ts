import { JourneyError } from "../errors.ts";
import type { JsonObject } from "../json.ts";
import type { LinkedNode } from "./linked.ts";

/** The errors that the machine itself ends a run with. */

export function unwiredOutcome(node: LinkedNode, outcome: string): JourneyError {
  return new JourneyError(
    "node-outcome-unwired",
    `Node \`${node.name}\` took \`${outcome}\`, which the journey does not wire and which has nothing to fold into.`,
    `Wire \`${outcome}\` in the journey.`,
  );
}

export function unlinkedJourney(node: LinkedNode): JourneyError {
  return new JourneyError(
    "inner-journey-unknown",
    `Node \`${node.name}\` enters a journey that none of its settings names.`,
    "Name the journey in the node's settings, so that it is checked and registered when the app starts.",
  );
}

export function innerJourneysTooDeep(limit: number): JourneyError {
  return new JourneyError(
    "inner-journeys-too-deep",
    `More than ${limit} journeys are entered inside each other.`,
    "Look for journeys that call each other in a circle, or raise `limits.innerJourneys`.",
  );
}

export function tooManyNodes(scope: "step" | "run", limit: number): JourneyError {
  return scope === "step"
    ? new JourneyError(
        "step-too-many-nodes",
        `A step ran more than ${limit} nodes without asking the user.`,
        "Look for a loop without an interactive node, or raise `limits.nodesPerStep`.",
      )
    : new JourneyError(
        "run-too-many-nodes",
        `A run ran more than ${limit} nodes.`,
        "Look for a loop that a client can go round without end, or raise `limits.nodesPerRun`.",
      );
}

export function stepDeadlineExceeded(milliseconds: number): JourneyError {
  return new JourneyError(
    "step-deadline-exceeded",
    `A step took longer than ${milliseconds} ms.`,
    "See which node took the time (the `node` events say it), or raise `limits.stepMilliseconds`.",
    { temporary: true },
  );
}

export function stepAbandoned(): JourneyError {
  return new JourneyError(
    "step-abandoned",
    "The client went away while a step ran.",
    "Nothing, unless it happens often: then the steps take too long.",
    { temporary: true },
  );
}

export function notAuthenticated(): JourneyError {
  return new JourneyError(
    "success-without-authentication",
    "The journey reached `success`, but its user has shown no credential that was verified.",
    "Lead every path to `success` through a node that authenticates the user whom the run identified.",
  );
}

/** What an error that is not ours may say in a log: its class and its stack, never its text. */
export function describeCause(error: Error): JsonObject {
  const { cause } = error;
  if (!(cause instanceof Error)) return {};
  if (cause instanceof JourneyError) return { cause: cause.code };
  const frames = (cause.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return { cause: cause.name, stack: frames.map((line) => line.trim()) };
}
