import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Stamp } from "./stamp.ts";

/** What a run printed, but for the time that it took. */
export interface Printed {
  /** The findings, as the reporter shows them. */
  readonly output: string;
  /** Before the summary. */
  readonly gap: string;
  /** The parts of the summary; none where the reporter has none. */
  readonly summary: readonly string[];
  /** After the summary. */
  readonly limit: string;
}

/** What of a run must be known to say the same again when nothing has changed. */
export interface RunOutcome {
  /** What the command line names, and the files that this stands for. */
  readonly paths: readonly string[];
  readonly entries: readonly string[];
  /** Every path that the result rests on. */
  readonly inputs: Readonly<Record<string, Stamp>>;
  /** The files that were written, or would have been if they had not been there. */
  readonly outputs: Readonly<Record<string, Stamp>>;
  readonly printed: Printed;
  readonly code: number;
}

/** What of a run must be known to look only at what a change concerns. */
export interface RunDetails {
  /** What each file needs directly: imports, schemas, scripts. */
  readonly needs: Readonly<Record<string, readonly string[]>>;
  /** What other files see of each file, and it of them. */
  readonly outlines: Readonly<Record<string, string>>;
  readonly found: readonly Diagnostic[];
}

export interface RunRecord {
  readonly outcome: RunOutcome;
  readonly details: RunDetails;
}

/** Where the record of the last run is kept. */
export interface RunStore {
  /** The outcome of the last run; undefined when there is none that can be read. */
  outcome(): RunOutcome | undefined;
  /** The details that go with what `outcome` gave last. */
  details(): RunDetails;
  save(record: RunRecord): void;
  /** Saves what is known better of the same outcome. */
  renew(outcome: RunOutcome): void;
}
