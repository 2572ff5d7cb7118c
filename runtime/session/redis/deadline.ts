/** Redis did not answer in time. What was asked may have been done nevertheless. */
export class CommandTimeout extends Error {}

/** What `work` answers, or `CommandTimeout` after so many milliseconds. */
export async function withinTime<Result>(
  milliseconds: number,
  work: () => Promise<Result>,
): Promise<Result> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new CommandTimeout()), milliseconds);
  try {
    return await Promise.race([work(), late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
