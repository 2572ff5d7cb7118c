import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { removeOldest } from "../host/cache-folder.ts";
import type { RunDetails, RunOutcome, RunRecord, RunStore } from "./run-record.ts";

/** The command lines of so many projects are remembered. */
const recordsAtMost = 200;

/** A file name for a key. Two keys may have one: the key stands in the file, too. */
function nameOf(key: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const character of Buffer.from(key)) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(character)) * 0x100000001b3n);
  }
  return `${hash.toString(16)}.jsonl`;
}

/**
 * What the last run of a command line has left. A file of three lines: the key, the outcome, the details; the last is read
 * only when something has changed.
 */
export class RunCache implements RunStore {
  readonly #folder: string;
  readonly #path: string;
  readonly #key: string;
  #details = "";

  /** @param key all that the result depends on beside files: the version, the command line, the terminal */
  constructor(folder: string, key: readonly unknown[]) {
    this.#folder = folder;
    this.#key = JSON.stringify(key);
    this.#path = join(folder, nameOf(this.#key));
  }

  outcome(): RunOutcome | undefined {
    try {
      const [key, outcome = "", details = "", end] = readFileSync(this.#path, "utf8").split("\n");
      // The last line ends, so that a file that was cut off is none.
      if (key !== this.#key || end !== "") return undefined;
      this.#details = details;
      return (JSON.parse(outcome) as RunOutcome | null) ?? undefined; // as `save` has written it
    } catch {
      return undefined;
    }
  }

  details(): RunDetails {
    return JSON.parse(this.#details) as RunDetails; // as `save` has written it
  }

  save({ outcome, details }: RunRecord): void {
    this.#write(outcome, JSON.stringify(details));
  }

  renew(outcome: RunOutcome): void {
    this.#write(outcome, this.#details);
  }

  /** Whole or not at all; when it cannot be written, the next run does all that there is to do. */
  #write(outcome: RunOutcome, details: string): void {
    const temporary = `${this.#path}.${process.pid}.tmp`;
    try {
      const lines = [this.#key, JSON.stringify(outcome), details, ""];
      writeFileSync(temporary, lines.join("\n"), { mode: 0o600 });
      renameSync(temporary, this.#path);
      removeOldest(this.#folder, recordsAtMost);
    } catch {
      rmSync(temporary, { force: true });
    }
  }
}
