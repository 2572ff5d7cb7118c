import { Graph, layout } from "@dagrejs/dagre";
import type { Journey } from "@journeyc/runtime";
import { escapeHtml } from "./html.ts";
import type { PathStep } from "./last-path.ts";

interface Box {
  readonly label: string;
  readonly kind: string;
  readonly taken: boolean;
  readonly width: number;
  readonly height: number;
}

interface Arrow {
  readonly label: string;
  readonly taken: boolean;
  readonly width: number;
  readonly height: number;
  readonly labelpos: "c";
}

const characterWidth = 7.4;

function box(label: string, kind: string, taken: boolean): Box {
  return {
    label,
    kind,
    taken,
    width: Math.max(76, label.length * characterWidth + 28),
    height: 36,
  };
}

/** The outcome that this path took out of each node of the journey; a node entered again has taken several. */
function outcomesTaken(journey: Journey, steps: readonly PathStep[]): Map<string, Set<string>> {
  const taken = new Map<string, Set<string>>();
  for (const step of steps) {
    if (step.journey !== journey.name || step.outcome === undefined) continue;
    taken.set(step.node, (taken.get(step.node) ?? new Set()).add(step.outcome));
  }
  return taken;
}

/** Nodes, and one arrow per pair of nodes: outcomes that share a target share the arrow. */
function layOut(journey: Journey, steps: readonly PathStep[]): Graph {
  const graph = new Graph();
  graph.setGraph({ rankdir: "TB", nodesep: 34, ranksep: 40, marginx: 12, marginy: 12 });
  const taken = outcomesTaken(journey, steps);
  for (const [name, node] of Object.entries(journey.nodes)) {
    graph.setNode(
      name,
      box(node.displayName ?? name, node.members ? "page" : "node", taken.has(name)),
    );
  }
  for (const [name, node] of Object.entries(journey.nodes)) {
    for (const [target, outcomes] of Map.groupBy(Object.entries(node.outcomes), ([, to]) => to)) {
      const names = outcomes.map(([outcome]) => outcome);
      const followed = names.some((outcome) => taken.get(name)?.has(outcome));
      if (!graph.hasNode(target) || (target in journey.nodes === false && followed)) {
        graph.setNode(target, box(target, "end", followed || graph.node(target)?.taken === true));
      }
      const label = names.filter((outcome) => outcome !== "outcome").join(", ");
      graph.setEdge(name, target, {
        label,
        taken: followed,
        width: label.length * characterWidth,
        height: 16,
        labelpos: "c",
      } satisfies Arrow);
    }
  }
  layout(graph);
  return graph;
}

function drawBox({
  x,
  y,
  label,
  kind,
  taken,
  width,
  height,
}: Box & { x: number; y: number }): string {
  const radius = kind === "node" ? 4 : height / 2;
  return `<g class="${kind}${taken ? " taken" : ""}"><rect x="${x - width / 2}" y="${y - height / 2}" width="${width}" height="${height}" rx="${radius}"/><text x="${x}" y="${y + 4.5}">${escapeHtml(label)}</text></g>`;
}

function drawArrow(
  arrow: Arrow & { x: number; y: number; points: { x: number; y: number }[] },
): string {
  const line = arrow.points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(" ");
  const label =
    arrow.label && `<text x="${arrow.x}" y="${arrow.y + 4}">${escapeHtml(arrow.label)}</text>`;
  return `<g class="edge${arrow.taken ? " taken" : ""}"><polyline points="${line}" marker-end="url(#${arrow.taken ? "taken" : "head"})"/>${label}</g>`;
}

function arrowHead(id: string): string {
  return `<marker id="${id}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="9" markerHeight="9" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0 8 4 0 8z"/></marker>`;
}

/** A journey as an SVG diagram, with the path of a run drawn in it. */
export function drawJourney(journey: Journey, steps: readonly PathStep[]): string {
  const graph = layOut(journey, steps);
  const { width = 0, height = 0 } = graph.graph();
  const title = journey.displayName ?? journey.name;
  const arrows = graph
    .edges()
    .map(({ v, w }: { v: string; w: string }) => drawArrow(graph.edge(v, w)));
  const boxes = graph.nodes().map((name: string) => drawBox(graph.node(name)));
  return `<svg role="img" aria-label="Graph of the journey ${escapeHtml(title)}" viewBox="0 0 ${Math.ceil(width)} ${Math.ceil(height)}" width="${Math.ceil(width)}"><defs>${arrowHead("head")}${arrowHead("taken")}</defs>${arrows.join("")}${boxes.join("")}</svg>`;
}
