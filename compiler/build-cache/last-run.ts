import type { NodeHost } from "../host/node-host.ts";
import { type Changes, changesSince } from "./changes.ts";
import type { RunOutcome, RunStore } from "./run-record.ts";

/** What is known of the last run of a command line when the next begins. */
export interface LastRun {
  readonly cache: RunStore;
  /** When this run began, in milliseconds since 1970. */
  readonly began: number;
  /** Undefined the first time. */
  readonly outcome: RunOutcome | undefined;
  readonly changes: Changes | undefined;
}

export function lastRunOf(cache: RunStore, host: NodeHost, began: number): LastRun {
  try {
    const outcome = cache.outcome();
    return { cache, began, outcome, changes: outcome && changesSince(outcome, host, began) };
  } catch {
    // A record that is none, or a file that cannot be looked at: all is done as if there had been no run.
    return { cache, began, outcome: undefined, changes: undefined };
  }
}

/** What the last run came to, where nothing has changed since: the next would come to the same. */
export function unchanged({ cache, outcome, changes }: LastRun): RunOutcome | undefined {
  if (outcome === undefined || changes === undefined || changes.entries) return undefined;
  if (changes.inputs.size > 0 || changes.outputs.size > 0) return undefined;
  if (changes.renewed !== undefined) cache.renew(changes.renewed);
  return outcome;
}
