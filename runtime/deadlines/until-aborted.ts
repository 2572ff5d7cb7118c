/**
 * Waits for work, but not longer than a signal allows: what overlooks the signal holds up nobody.
 * @throws the signal's reason
 */
export async function untilAborted<Result>(
  promise: PromiseLike<Result>,
  signal: AbortSignal,
): Promise<Result> {
  const aborted = Promise.withResolvers<never>();
  const abort = (): void => aborted.reject(signal.reason);
  if (signal.aborted) abort();
  signal.addEventListener("abort", abort, { once: true });
  try {
    return await Promise.race([promise, aborted.promise]);
  } finally {
    signal.removeEventListener("abort", abort);
  }
}
