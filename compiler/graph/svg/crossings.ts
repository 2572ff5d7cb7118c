import type { Layout, PlacedArrow } from "./layout.ts";

interface Segment {
  readonly top: number;
  readonly bottom: number;
}

/** The pieces of an arrow between one row and the next, by the middle of the upper row. */
function segmentsOf({ from, to, through }: PlacedArrow): readonly (readonly [number, Segment])[] {
  const points = [from, ...through, to].toSorted((a, b) => a.y - b.y);
  return points.slice(1).map((lower, index) => {
    const upper = points[index] ?? lower;
    return [Math.round(upper.y), { top: upper.x, bottom: lower.x }] as const;
  });
}

/** How often arrows cross each other. */
export function crossingsOf({ arrows }: Layout): number {
  const pieces = arrows.filter(({ from, to }) => from !== to).flatMap(segmentsOf);
  let crossings = 0;
  for (const row of Map.groupBy(pieces, ([y]) => y).values()) {
    for (const [index, [, a]] of row.entries()) {
      for (const [, b] of row.slice(index + 1)) {
        if ((a.top - b.top) * (a.bottom - b.bottom) < 0) crossings += 1;
      }
    }
  }
  return crossings;
}
