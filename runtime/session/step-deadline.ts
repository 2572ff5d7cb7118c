import { withDeadline } from "../deadlines/with-deadline.ts";
import { stepAbandoned, stepDeadlineExceeded } from "../machine/run-errors.ts";

/**
 * Does the work of a step under a signal that is aborted when its time is up or the caller goes away.
 * @param caller the request's own signal
 */
export function withinDeadline<Result>(
  milliseconds: number,
  caller: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const late = (): unknown => stepDeadlineExceeded(milliseconds);
  return withDeadline({ milliseconds, caller, late, abandoned: stepAbandoned }, work);
}
