import { setTimeout as sleep } from "node:timers/promises";

const SQLITE_BUSY = 5;

/**
 * Waits without blocking the event loop. SQLite's own `busy_timeout` would block it, and never end when the lock is
 * held by another connection of this very process, whose turn could then never come. Only `begin` and statements
 * outside of transactions can be busy, and those have done nothing yet.
 *
 * @param timeout milliseconds after which the error is passed on
 */
export async function retryWhileBusy<Result>(
  execute: () => Result,
  timeout: number,
): Promise<Result> {
  const deadline = performance.now() + timeout;
  for (let pause = 1; ; pause = Math.min(pause * 2, 25)) {
    try {
      return execute();
    } catch (error) {
      if (!isBusy(error) || performance.now() > deadline) throw error;
    }
    await sleep(pause * (0.5 + Math.random()));
  }
}

function isBusy(error: unknown): boolean {
  // The low byte of an extended result code is the primary one.
  return (
    error instanceof Error &&
    "errcode" in error &&
    typeof error.errcode === "number" &&
    (error.errcode & 0xff) === SQLITE_BUSY
  );
}
