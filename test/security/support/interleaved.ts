import { shuffled, welch } from "./welch.ts";

/** Takes one sample on a lane, in milliseconds. */
export type Sample = (lane: number) => Promise<number>;

export interface Measuring {
  /** Samples of each kind. */
  readonly rounds: number;
  /** Samples that are taken at the same time: each of them has one less in its background. */
  readonly lanes: number;
}

/** Beyond this two samples are told apart, as is usual for side channels (TVLA). */
export const threshold = 4.5;

const warmUpRounds = 8;

/**
 * Samples of each kind, taken in rounds: one of each in a round, in an order drawn for it, so that whatever the machine
 * does besides falls on all of them. The first rounds are thrown away, and nothing else is.
 */
export async function interleaved<Kind extends string>(
  kinds: Readonly<Record<Kind, Sample>>,
  { rounds, lanes }: Measuring,
): Promise<Readonly<Record<Kind, readonly number[]>>> {
  const names = Object.keys(kinds) as Kind[];
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<
    Kind,
    number[]
  >;
  const waiting = Array.from({ length: warmUpRounds + rounds }, (_, round) =>
    shuffled(names).map((name) => ({ name, counts: round >= warmUpRounds })),
  ).flat();
  const lane = async (index: number): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const time = await kinds[next.name](index);
      if (next.counts) times[next.name].push(time);
    }
  };
  await Promise.all(Array.from({ length: lanes }, (_, index) => lane(index)));
  return times;
}

/** Each kind but the first compared with the first. */
export function comparedWithFirst(
  times: Readonly<Record<string, readonly number[]>>,
): ReadonlyMap<string, number> {
  const [[, first] = ["", []], ...others] = Object.entries(times);
  return new Map(others.map(([name, values]) => [name, welch(values, first)]));
}

/**
 * The kinds that are told from the first by their time. Where there are some, everything is measured once more with new
 * samples, and only who is told apart again, on the same side, counts: a leak repeats, noise does not.
 */
export async function toldApart(
  kinds: Readonly<Record<string, Sample>>,
  measuring: Measuring,
  report: (times: Readonly<Record<string, readonly number[]>>) => void = () => undefined,
): Promise<readonly string[]> {
  const measure = async (): Promise<ReadonlyMap<string, number>> => {
    const times = await interleaved(kinds, measuring);
    report(times);
    const compared = [...comparedWithFirst(times)];
    return new Map(compared.filter(([, t]) => Math.abs(t) >= threshold));
  };
  const first = await measure();
  if (first.size === 0) return [];
  const second = await measure();
  return [...first]
    .filter(([name, t]) => t * (second.get(name) ?? 0) > 0)
    .map(([name, t]) => `${name}: t = ${t.toFixed(1)}, again ${second.get(name)?.toFixed(1)}`);
}
