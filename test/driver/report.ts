import type { Drive } from "./drive.ts";
import { keyOf } from "./edges.ts";

const share = (of: number, all: number): string =>
  `${of} of ${all} (${all === 0 ? 100 : Math.round((of / all) * 100)} %)`;

/** A table: how much of each program the walks have reached, and what not. */
export function reportOf(drives: readonly Drive[]): string {
  const sum = (count: (drive: Drive) => number): number =>
    drives.reduce((total, drive) => total + count(drive), 0);
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
  const edges = share(
    sum(({ taken }) => taken.size),
    sum((drive) => drive.edges.length),
  );
  const ends = share(
    sum(({ reachedEnds }) => reachedEnds.size),
    sum((drive) => drive.ends.size),
  );
  return [...lines, `all: edges ${edges}, ends ${ends}`].join("\n");
}
