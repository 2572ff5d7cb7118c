import { Graph, layout } from "@dagrejs/dagre";
import type { Arrow, Diagram } from "../diagram.ts";
import { type ArrowLabel, arrowLabel } from "./arrow-label.ts";
import { type Card, cardOf } from "./card.ts";
import { crossingsOf } from "./crossings.ts";

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A box with the place of its middle. */
export interface PlacedCard extends Card, Point {}

/** An arrow with the points that it goes through between its boxes, one in each row. */
export interface PlacedArrow {
  readonly arrow: Arrow;
  readonly from: PlacedCard;
  readonly to: PlacedCard;
  readonly through: readonly Point[];
  readonly label: (ArrowLabel & Point) | undefined;
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly cards: readonly PlacedCard[];
  readonly arrows: readonly PlacedArrow[];
}

/** What is laid out: boxes and arrows with their text set. */
interface Parts {
  readonly cards: readonly Card[];
  readonly arrows: readonly (readonly [Arrow, ArrowLabel | undefined])[];
}

const spacing = { nodesep: 28, edgesep: 18, ranksep: 68, marginx: 16, marginy: 16 } as const;
/** An arrow from a box to itself needs room even without a word at it. */
const bareLoop = { lines: [], width: 24, height: 1 } as const;

function graphOf({ cards, arrows }: Parts): Graph {
  const graph = new Graph();
  graph.setGraph({ rankdir: "TB", ...spacing });
  for (const { box, width, height } of cards) graph.setNode(box.id, { width, height });
  for (const [{ from, to }, label] of arrows) {
    const { width = 0, height = 0 } = label ?? {};
    // What goes on is drawn straighter than what ends here.
    const weight = to.startsWith("node_") ? 3 : 1;
    graph.setEdge(from, to, { width, height, labelpos: "c", weight });
  }
  return graph;
}

function placed({ cards, arrows }: Parts): Layout {
  const graph = graphOf({ cards, arrows });
  layout(graph);
  const boxes = new Map(
    cards.map((card) => {
      const { x = 0, y = 0 } = graph.node(card.box.id) as Partial<Point>; // set by `layout`
      return [card.box.id, { ...card, x, y }] as const;
    }),
  );
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number }; // the same
  return {
    width,
    height,
    cards: [...boxes.values()],
    arrows: arrows.flatMap(([arrow, label]) => {
      const from = boxes.get(arrow.from);
      const to = boxes.get(arrow.to);
      if (from === undefined || to === undefined) return [];
      // `layout` sets the points of an arrow, those at its two boxes included, and the place of its label
      const edge = graph.edge(arrow.from, arrow.to) as Partial<Point> & { points?: Point[] };
      const { x = 0, y = 0, points = [] } = edge;
      return [
        { arrow, from, to, through: points.slice(1, -1), label: label && { ...label, x, y } },
      ];
    }),
  };
}

/** Larger journeys are laid out once: each further try takes as long. */
const triesUpTo = 120;

const byTarget = (a: Parts["arrows"][number], b: Parts["arrows"][number]): number =>
  a[0].to < b[0].to ? -1 : Number(a[0].to > b[0].to);
const isEnd = ({ box }: Card): boolean => box.kind === "end";

/** The same parts in other orders: which order dagre begins with decides how well it untangles the rows. */
function* orders({ cards, arrows }: Parts): Generator<Parts> {
  yield { cards, arrows };
  if (arrows.length > triesUpTo) return;
  const endsFirst = cards.toSorted((a, b) => Number(isEnd(b)) - Number(isEnd(a)));
  for (const boxes of [cards, endsFirst, cards.toReversed()]) {
    yield { cards: boxes, arrows: arrows.toSorted(byTarget) };
    yield { cards: boxes, arrows: arrows.toReversed() };
  }
}

/** Gives every box and every word at an arrow a place of its own, in rows from the start downwards. */
export function layOut({ boxes, arrows }: Diagram): Layout {
  const cards = boxes.map(cardOf);
  const labelled = arrows.map((arrow) => {
    const loop = arrow.from === arrow.to ? bareLoop : undefined;
    return [arrow, arrowLabel(arrow.labels) ?? loop] as const;
  });
  let best: { readonly layout: Layout; readonly crossings: number } | undefined;
  for (const parts of orders({ cards, arrows: labelled })) {
    const found = placed(parts);
    const crossings = crossingsOf(found);
    if (best === undefined || crossings < best.crossings) best = { layout: found, crossings };
    if (crossings === 0) break;
  }
  return best?.layout ?? { width: 0, height: 0, cards: [], arrows: [] };
}
