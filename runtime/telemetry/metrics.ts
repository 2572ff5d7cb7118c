import type { JourneyEvent } from "../machine/ports.ts";
import type { Attributes, Instrument, Telemetry } from "./telemetry.ts";

/** Everything that is measured. */
export const instruments = {
  runs: {
    name: "journeyc.runs.ended",
    kind: "counter",
    unit: "{run}",
    description: "Runs that ended.",
  },
  outcomes: {
    name: "journeyc.node.outcomes",
    kind: "counter",
    unit: "{outcome}",
    description: "Outcomes that nodes took.",
  },
  refused: {
    name: "journeyc.attempts.refused",
    kind: "counter",
    unit: "{attempt}",
    description: "Guesses that were not verified, because there had been too many.",
  },
  step: {
    name: "journeyc.step.duration",
    kind: "histogram",
    unit: "s",
    description:
      "How long steps took, from the answers of the user to the next question or the end.",
  },
  connector: {
    name: "journeyc.connector.duration",
    kind: "histogram",
    unit: "s",
    description: "How long remote systems took to answer.",
  },
} as const satisfies Readonly<Record<string, Instrument>>;

/**
 * Counts and measures. Every attribute's values are known when the app starts: names of journeys, nodes, outcomes and
 * connectors, and kinds of ours. Nothing that a client sends makes another series.
 */
export class Metrics {
  readonly #telemetry: Telemetry;

  constructor(telemetry: Telemetry) {
    this.#telemetry = telemetry;
  }

  event(event: JourneyEvent): void {
    const journey = { "journeyc.journey.name": event.journey };
    switch (event.kind) {
      case "start":
        return;
      case "end":
        return this.#count(instruments.runs, { ...journey, "journeyc.run.result": event.result });
      case "connector":
        return this.#telemetry.measure(instruments.connector, event.durationMs / 1_000, {
          "journeyc.connector.name": event.connector,
          "journeyc.connector.verdict": event.verdict,
        });
      case "attempt-refused":
        return this.#count(instruments.refused, { "journeyc.attempt.refused_by": event.refusedBy });
      case "node": {
        const outcome = event.error === undefined ? event.outcome : "error";
        if (outcome === undefined) return;
        return this.#count(instruments.outcomes, {
          ...journey,
          "journeyc.node.name": event.node,
          "journeyc.node.type": event.type,
          "journeyc.node.outcome": outcome,
        });
      }
    }
  }

  step(milliseconds: number, journey: string, result: string): void {
    this.#telemetry.measure(instruments.step, milliseconds / 1_000, {
      "journeyc.journey.name": journey,
      "journeyc.step.result": result,
    });
  }

  #count(instrument: Instrument, attributes: Attributes): void {
    this.#telemetry.measure(instrument, 1, attributes);
  }
}
