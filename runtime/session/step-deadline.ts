import { stepAbandoned, stepDeadlineExceeded } from "../machine/run-errors.ts";

/**
 * Does the work of a step under a signal that is aborted when its time is up or the caller goes away.
 * @param caller the request's own signal
 */
export async function withinDeadline<Result>(
  milliseconds: number,
  caller: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const controller = new AbortController();
  const abandon = (): void => controller.abort(stepAbandoned());
  const timer = setTimeout(
    () => controller.abort(stepDeadlineExceeded(milliseconds)),
    milliseconds,
  );
  if (caller?.aborted) abandon();
  caller?.addEventListener("abort", abandon, { once: true });
  try {
    return await work(controller.signal);
  } finally {
    clearTimeout(timer);
    caller?.removeEventListener("abort", abandon);
  }
}
