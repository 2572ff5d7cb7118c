import { JourneyError } from "../../errors.ts";

/**
 * Runs work under a signal that is aborted when the time is up, or when the caller's signal is. Timer and listener
 * are gone when the work is done, so that nothing piles up on a signal that lives longer.
 */
export async function withDeadline<Result>(
  caller: AbortSignal,
  milliseconds: number,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const controller = new AbortController();
  const cancel = (): void => controller.abort(caller.reason);
  const timer = setTimeout(() => controller.abort(timeUp(milliseconds)), milliseconds);
  caller.addEventListener("abort", cancel, { once: true });
  if (caller.aborted) cancel();
  try {
    return await work(controller.signal);
  } finally {
    clearTimeout(timer);
    caller.removeEventListener("abort", cancel);
  }
}

/** Settles as the promise does, or rejects with the signal's reason if that comes first. */
export async function orAborted<Result>(
  promise: Promise<Result>,
  signal: AbortSignal,
): Promise<Result> {
  const aborted = Promise.withResolvers<never>();
  const abort = (): void => aborted.reject(signal.reason);
  signal.addEventListener("abort", abort, { once: true });
  if (signal.aborted) abort();
  try {
    return await Promise.race([promise, aborted.promise]);
  } finally {
    signal.removeEventListener("abort", abort);
  }
}

/** The error of a call whose signal has been aborted: by a deadline, or by whoever waits for it. */
export function deadlineError(signal: AbortSignal): JourneyError {
  const reason: unknown = signal.reason;
  if (reason instanceof JourneyError) return reason;
  if (reason instanceof DOMException && reason.name === "TimeoutError") return timeUp();
  return new JourneyError(
    "entra-cancelled",
    "The run ended before Entra ID had answered.",
    "Nothing to do.",
  );
}

function timeUp(milliseconds?: number): JourneyError {
  return new JourneyError(
    "entra-timeout",
    `Entra ID had not answered ${milliseconds === undefined ? "in time" : `after ${milliseconds} ms`}.`,
    "Check the network path to Entra ID, or raise `timeoutMs`.",
  );
}
