import type { RunDetails, RunOutcome, RunRecord, RunStore } from "./run-record.ts";

/** The last run of this process, for one that goes on. */
export class RunMemory implements RunStore {
  #record: RunRecord | undefined;

  outcome(): RunOutcome | undefined {
    return this.#record?.outcome;
  }

  details(): RunDetails {
    if (this.#record === undefined) throw new Error("There has been no run.");
    return this.#record.details;
  }

  /** The journeys of the last run, and what they need. */
  files(): readonly string[] {
    const { inputs } = this.#record?.outcome ?? { inputs: {} };
    const { needs, outlines } = this.#record?.details ?? { needs: {}, outlines: {} };
    const all = new Set([...Object.keys(outlines), ...Object.values(needs).flat()]);
    // What stands for several files is none.
    return [...all].filter((path) => Object.hasOwn(inputs, path));
  }

  save(record: RunRecord): void {
    this.#record = record;
  }

  renew(outcome: RunOutcome): void {
    this.#record = { outcome, details: this.details() };
  }
}
