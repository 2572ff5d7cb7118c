import { neverTaken } from "../outcomes/never-taken.ts";
import { type Edge, endFor, keyOf, nodeOf } from "./edges.ts";

/** Why no run can take an edge, by its key. */
export type Impossible = ReadonlyMap<string, string>;

/** What a reason may rest on. */
interface Known {
  readonly edges: readonly Edge[];
  /** The nodes that journeys start with. */
  readonly starts: ReadonlySet<string>;
  readonly impossible: Impossible;
}

/**
 * Edges that no run can take, with the reason for each: what a node type says of itself, and what follows from it in the
 * graphs of the journeys, as often as something follows.
 */
export function impossibleEdges(edges: readonly Edge[], starts: ReadonlySet<string>): Impossible {
  const impossible = new Map<string, string>();
  const known = { edges, starts, impossible };
  for (let before = -1; before < impossible.size;) {
    before = impossible.size;
    for (const edge of edges) {
      if (impossible.has(keyOf(edge))) continue;
      const reason =
        declaredNeverTaken(edge) ?? innerNeverEndsSo(edge, known) ?? nothingLeadsTo(edge, known);
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

/** An inner journey none of whose edges to an end can be taken does not end so. */
function innerNeverEndsSo(edge: Edge, { edges, impossible }: Known): string | undefined {
  const { inner } = edge;
  const own = edges.filter(({ journey }) => journey === inner);
  // One that leads from its start to an end has no edges.
  if (own.length === 0) return undefined;
  const end = endFor(edge.outcome);
  const ends = own.some((one) => one.target === end && !impossible.has(keyOf(one)));
  return ends ? undefined : `${inner} cannot end in ${end}`;
}

function nothingLeadsTo(edge: Edge, { edges, starts, impossible }: Known): string | undefined {
  if (starts.has(nodeOf(edge))) return undefined;
  const isReached = edges.some(
    ({ journey, node, outcome, target }) =>
      journey === edge.journey &&
      target === edge.node &&
      !impossible.has(keyOf({ journey, node, outcome })),
  );
  return isReached ? undefined : `nothing leads to ${edge.node}`;
}
