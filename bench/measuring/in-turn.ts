/** How often something is measured, and who is told of it. */
export interface Rounds {
  readonly rounds: number;
  /** Rounds that do not count, before those that do: caches fill, and the engine compiles. Default: 1. */
  readonly before?: number;
  progress(done: string): void;
}

/**
 * Measures subjects in turn, A B A B …, so that a slow moment of the machine meets all of them.
 * @returns the samples of each, in the order of the rounds
 */
export async function inTurn<Name extends string, Sample>(
  subjects: Readonly<Record<Name, () => Sample | Promise<Sample>>>,
  { rounds, before = 1, progress }: Rounds,
): Promise<Readonly<Record<Name, readonly Sample[]>>> {
  const entries = Object.entries(subjects) as [Name, () => Sample | Promise<Sample>][];
  const samples = Object.fromEntries(entries.map(([name]) => [name, [] as Sample[]])) as Record<
    Name,
    Sample[]
  >;
  for (let round = -before; round < rounds; round++) {
    for (const [name, measure] of entries) {
      progress(`round ${round + before + 1} of ${rounds + before}: ${name}`);
      const sample = await measure();
      if (round >= 0) samples[name].push(sample);
    }
  }
  return samples;
}

/**
 * Nanoseconds of one call, of calls that take some milliseconds together: what a clock can tell.
 * @param calls as many as are made; the work must use what it computes
 */
export async function perCall(calls: number, work: () => unknown): Promise<number> {
  const start = process.hrtime.bigint();
  for (let call = 0; call < calls; call++) {
    const result = work();
    if (result instanceof Promise) await result;
  }
  return Number(process.hrtime.bigint() - start) / calls;
}
