export function median(samples: readonly number[]): number {
  return quantile(samples, 0.5);
}

/** @param part 0: the least, 1: the most */
export function quantile(samples: readonly number[], part: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

/** The least, the median and the 95th percentile, in milliseconds. */
export function summary(samples: readonly number[]): string {
  const [least, middle, most] = [0, 0.5, 0.95].map((part) => quantile(samples, part).toFixed(1));
  return `median ${middle} ms (least ${least}, p95 ${most})`;
}
