/** Redis did not answer in time. What was asked may have been done nevertheless. */
export class CommandTimeout extends Error {}

/** What `work` answers, or `CommandTimeout` after so many milliseconds. */
export async function withinTime<Result>(
  milliseconds: number,
  work: () => Promise<Result>,
): Promise<Result> {
  const late = Promise.withResolvers<never>();
  // Where this process itself was too busy to read, the answer is there by now: it is read before the next turn.
  const expire = (): void => void setImmediate(() => late.reject(new CommandTimeout()));
  const timer = setTimeout(expire, milliseconds);
  try {
    return await Promise.race([work(), late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
