import type { Untaken } from "./boxes.ts";
import type { Arrow } from "./diagram.ts";

const ends = ["success", "failure", "stop"] as const;
/** An end that more boxes lead to is drawn beside each of them: all arrows to one place hide the journey. */
const arrowsAtMost = 3;

const isEnd = (id: string): boolean => (ends as readonly string[]).includes(id);

/** Arrows to an end that many boxes lead to get ends of their own, named after the box that they come from. */
export function repeatEnds(arrows: readonly Arrow[]): readonly Arrow[] {
  const byTarget = Map.groupBy(arrows, ({ to }) => to);
  return arrows.map((arrow) => {
    const count = byTarget.get(arrow.to)?.length ?? 0;
    if (!isEnd(arrow.to) || count <= arrowsAtMost) return arrow;
    return { ...arrow, to: `${arrow.to}_${arrow.from}` };
  });
}

/** The ends that arrows lead to: `failure`, or `failure_node_login` where the end is repeated. */
export function endsOf(arrows: readonly Arrow[]): readonly Untaken[] {
  const targets = [...new Set(arrows.map((arrow) => arrow.to))];
  return ends.flatMap((end) =>
    targets
      .filter((id) => id === end || id.startsWith(`${end}_`))
      .map((id) => ({
        kind: "end" as const,
        id,
        name: end,
        detail: undefined,
        members: [],
        opaque: false,
        unreachable: false,
      })),
  );
}
