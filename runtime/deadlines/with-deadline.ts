/** How long work may take, and for whom. */
export interface Deadline {
  readonly milliseconds: number;
  /** Of whoever waits for the work. */
  readonly caller: AbortSignal | undefined;
  /** The reason of the work's signal when the time is up. */
  late(): unknown;
  /** The reason of the work's signal when the caller's is aborted. Default: the caller's. */
  abandoned?(): unknown;
}

/**
 * Does work under a signal that is aborted when its time is up, or when the caller's signal is. Timer and listener are
 * gone when the work is done, so that nothing piles up on a signal that lives longer.
 */
export async function withDeadline<Result>(
  { milliseconds, caller, late, abandoned }: Deadline,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const controller = new AbortController();
  const abandon = (): void => controller.abort(abandoned ? abandoned() : caller?.reason);
  const timer = setTimeout(() => controller.abort(late()), milliseconds);
  if (caller?.aborted) abandon();
  caller?.addEventListener("abort", abandon, { once: true });
  try {
    return await work(controller.signal);
  } finally {
    clearTimeout(timer);
    caller?.removeEventListener("abort", abandon);
  }
}
