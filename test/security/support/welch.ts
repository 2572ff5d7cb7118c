/** Welch's t of two samples: how far their means are apart, in standard errors. */
export function welch(one: readonly number[], other: readonly number[]): number {
  const [first, second] = [moments(one), moments(other)];
  return (first.mean - second.mean) / Math.sqrt(first.error + second.error);
}

/** The mean, and the square of its standard error. */
function moments(values: readonly number[]): { readonly mean: number; readonly error: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, error: squares / (values.length - 1) / values.length };
}

/** The same values in an order that nobody foresees. */
export function shuffled<Value>(values: readonly Value[]): readonly Value[] {
  return values
    .map((value) => [Math.random(), value] as const)
    .toSorted(([one], [other]) => one - other)
    .map(([, value]) => value);
}
