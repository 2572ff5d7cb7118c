import { JourneyError } from "../../../errors.ts";

/** What keeps scripts from being run at all, whichever they are. */

export function threadsBusy(most: number): JourneyError {
  return new JourneyError(
    "script-threads-unavailable",
    `More than ${most} scripts wait for a thread to run in.`,
    "Look for scripts that compute for long, raise `scripts.threads`, or serve from more processes.",
  );
}

export function threadsMissing(cause: unknown): JourneyError {
  return new JourneyError(
    "script-threads-missing",
    "Scripts of AM's need threads, which this platform does not have.",
    "Serve journeys with such scripts from Node.js, and not from an edge worker.",
    { cause },
  );
}

export function threadFailed(cause?: unknown): JourneyError {
  return new JourneyError(
    "script-thread-failed",
    "A thread in which scripts run could not be started.",
    "Read the cause. Does the process have the memory for it, and do its permissions allow threads?",
    { cause },
  );
}

export function threadsClosed(): JourneyError {
  return new JourneyError(
    "script-threads-unavailable",
    "The journeys are closed, and run no scripts any longer.",
    "Let requests end before `close()`.",
  );
}
