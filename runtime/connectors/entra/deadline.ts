import { withDeadline } from "../../deadlines/with-deadline.ts";
import { JourneyError } from "../../errors.ts";

/** Asks Entra ID under a signal that is aborted when the time is up, or when the caller's signal is. */
export function withTimeout<Result>(
  caller: AbortSignal,
  milliseconds: number,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  return withDeadline({ milliseconds, caller, late: () => timeUp(milliseconds) }, work);
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
