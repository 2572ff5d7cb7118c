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

  save(record: RunRecord): void {
    this.#record = record;
  }

  renew(outcome: RunOutcome): void {
    this.#record = { outcome, details: this.details() };
  }
}
