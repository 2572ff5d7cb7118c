import type { Journey } from "@journeyc/runtime";
import { neverTaken } from "../outcomes/never-taken.ts";
import { type Edge, keyOf, nodeOf } from "./edges.ts";

/** Why no run can take an edge, by its key. */
export type Impossible = ReadonlyMap<string, string>;

/** Edges that no run can take, with the reason for each: what its node type says, and what follows from that. */
export function impossibleEdges(journeys: readonly Journey[], edges: readonly Edge[]): Impossible {
  const impossible = new Map<string, string>();
  for (let known = -1; known < impossible.size; ) {
    known = impossible.size;
    for (const edge of edges) {
      if (impossible.has(keyOf(edge))) continue;
      const reason =
        declaredNeverTaken(edge) ??
        innerNeverEndsSo(edge, journeys, edges, impossible) ??
        nothingLeadsTo(edge, journeys, edges, impossible);
      if (reason !== undefined) impossible.set(keyOf(edge), reason);
    }
  }
  return impossible;
}

/** A type may have outcomes for the sake of journeys that wire them. */
function declaredNeverTaken({ type, outcome }: Edge): string | undefined {
  const key = `${type}.${outcome}`;
  return Object.hasOwn(neverTaken, key) ? neverTaken[key] : undefined;
}

/** An inner journey whose every edge to an end is impossible does not end so. */
function innerNeverEndsSo(
  edge: Edge,
  journeys: readonly Journey[],
  edges: readonly Edge[],
  impossible: Impossible,
): string | undefined {
  const inner = edge.inner;
  if (inner === undefined || !journeys.some(({ name }) => name === inner)) return undefined;
  const end = edge.outcome === "true" ? "success" : "failure";
  const can = edges.some(
    (one) => one.journey === inner && one.target === end && !impossible.has(keyOf(one)),
  );
  return can ? undefined : `${inner} never ends in ${end}`;
}

function nothingLeadsTo(
  edge: Edge,
  journeys: readonly Journey[],
  edges: readonly Edge[],
  impossible: Impossible,
): string | undefined {
  const { journey, node } = edge;
  if (journeys.some(({ name, start }) => name === journey && start === node)) return undefined;
  const isReached = edges.some(
    (one) => one.journey === journey && one.target === node && !impossible.has(keyOf(one)),
  );
  return isReached ? undefined : `nothing leads to ${nodeOf(edge)}`;
}
