import type { Drive } from "./drive.ts";
import { keyOf } from "./edges.ts";

const share = (of: number, all: number): string =>
  `${of} of ${all} (${all === 0 ? 100 : Math.round((of / all) * 100)} %)`;

/** What walks through several programs have come to. */
export interface Totals {
  readonly programs: number;
  readonly ends: number;
  readonly reachedEnds: number;
  readonly edges: number;
  readonly taken: number;
  readonly impossible: number;
}

export function totalsOf(drives: readonly Drive[]): Totals {
  const sum = (count: (drive: Drive) => number): number =>
    drives.reduce((total, drive) => total + count(drive), 0);
  return {
    programs: drives.length,
    ends: sum(({ ends }) => ends.size),
    reachedEnds: sum(({ reachedEnds }) => reachedEnds.size),
    edges: sum(({ edges }) => edges.length),
    taken: sum(({ taken }) => taken.size),
    impossible: sum(({ impossible }) => impossible.size),
  };
}

/** A table: how much of each program the walks have reached, and what not. */
export function reportOf(drives: readonly Drive[]): string {
  const lines = drives.flatMap((drive) => {
    const missed = drive.edges.filter((edge) => !drive.taken.has(keyOf(edge)));
    const ends = [...drive.ends].filter((end) => !drive.reachedEnds.has(end));
    const reason = (key: string): string =>
      drive.impossible.has(key) ? `cannot be: ${drive.impossible.get(key)}` : "not found";
    return [
      `${drive.program}: edges ${share(drive.taken.size, drive.edges.length)}, ends ${share(drive.reachedEnds.size, drive.ends.size)}, ${drive.walks} walks`,
      ...missed.map((edge) => `    not taken: ${keyOf(edge)}: ${reason(keyOf(edge))}`),
      ...ends.map((end) => `    not reached: ${end}`),
      ...[...drive.errors].map((place) => `    error: ${place}`),
    ];
  });
  const { taken, edges, reachedEnds, ends } = totalsOf(drives);
  return [...lines, `all: edges ${share(taken, edges)}, ends ${share(reachedEnds, ends)}`].join(
    "\n",
  );
}
