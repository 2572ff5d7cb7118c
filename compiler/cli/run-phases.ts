import type { Phases } from "../phases.ts";
import { Progress } from "./progress.ts";
import type { Channel, Terminal } from "./terminal.ts";

/** The phases of a run of the command line: progress on a terminal, and the sum of each phase's time. */
export class RunPhases implements Phases {
  readonly #progress: Progress;
  readonly #milliseconds = new Map<string, number>();
  readonly #began = performance.now();

  constructor(log: Channel) {
    this.#progress = new Progress(log);
  }

  readonly tell = (phase: string, done: number, total: number): void =>
    this.#progress.tell(phase, done, total);

  timed<Result>(phase: string, work: () => Result): Result {
    const from = performance.now();
    const stop = (): void => {
      const before = this.#milliseconds.get(phase) ?? 0;
      this.#milliseconds.set(phase, before + performance.now() - from);
    };
    const result = work();
    if (result instanceof Promise) return result.finally(stop) as Result; // the same promise, and later
    stop();
    return result;
  }

  /** Takes progress off the terminal: something else is printed now. */
  done(): void {
    this.#progress.done();
  }

  /** Writes where the time went since the process began, and the most memory that it held. */
  printStats({ log }: Terminal): void {
    const until = performance.now();
    const phases = [["start", this.#began] as const, ...this.#milliseconds];
    const known = phases.reduce((sum, [, time]) => sum + time, 0);
    const rows = [...phases, ["the rest", until - known] as const, ["in all", until] as const];
    const width = Math.max(...rows.map(([name]) => name.length));
    for (const [name, time] of rows)
      log.write(`  ${name.padEnd(width)}  ${time.toFixed(0).padStart(7)} ms\n`);
    // The system counts in kilobytes, on each platform.
    const megabytes = process.resourceUsage().maxRSS / 1_024;
    log.write(`  ${"memory".padEnd(width)}  ${megabytes.toFixed(0).padStart(7)} MB at most\n`);
  }
}
