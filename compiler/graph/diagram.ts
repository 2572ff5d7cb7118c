import type { Journey, Node } from "../2-bind/model.ts";
import { arrowsOf } from "./arrows.ts";
import { type Box, boxOf, type Untaken } from "./boxes.ts";
import { endsOf, repeatEnds } from "./ends.ts";
import { idOf, startId } from "./ids.ts";
import { unreachableNodes } from "./unreachable-nodes.ts";

/** A way out of a node, by name. */
export interface TakenOutcome {
  readonly node: string;
  readonly outcome: string;
}

/** The outcomes of one box that share a target. */
export interface Arrow {
  readonly from: string;
  readonly to: string;
  /** Outcomes, in source order; empty where there is no choice. */
  readonly labels: readonly string[];
  readonly taken: boolean;
}

export interface Diagram {
  readonly name: string;
  readonly boxes: readonly Box[];
  readonly arrows: readonly Arrow[];
}

const startBox: Untaken = {
  kind: "start",
  id: startId,
  name: "start",
  detail: undefined,
  members: [],
  opaque: false,
  unreachable: false,
};

/**
 * A journey as boxes and arrows, in source order; a draft is drawn as far as it goes.
 * @param highlight the outcomes that a run took, in their order
 */
export function diagramOf(journey: Journey, highlight: readonly TakenOutcome[] = []): Diagram {
  const taken = new Set(highlight.map(({ node, outcome }) => `${node}.${outcome}`));
  const nodes: readonly Node[] = [...journey.nodes.values()];
  const begin = journey.start;
  // A loop that a finding shows does not begin at the start.
  const entered = begin?.kind === "node" && highlight[0]?.node === begin.name;
  const first = begin ? [{ from: startId, to: idOf(begin), labels: [], taken: entered }] : [];
  const arrows = repeatEnds([...first, ...nodes.flatMap((node) => arrowsOf(node, taken))]);
  const reached = new Set(
    arrows.filter((arrow) => arrow.taken).flatMap(({ from, to }) => [from, to]),
  );
  const unreachable = unreachableNodes(journey);
  const boxes = [
    startBox,
    ...nodes.map((node) => boxOf(node, unreachable.has(node))),
    ...endsOf(arrows),
  ];
  return {
    name: journey.name,
    boxes: boxes.map((box) => ({ ...box, taken: reached.has(box.id) })),
    arrows,
  };
}
