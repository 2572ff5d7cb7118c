import { Graph, layout as arrange } from "@dagrejs/dagre";
import type { Journey, Target } from "../../2-bind/model.ts";
import { failureId, startId, successId } from "../ids.ts";
import type { JsonObject } from "../json.ts";
import type { Layout } from "../sidecar/layout.ts";
import { type Box, endSize, type Place, sizeOf } from "./boxes.ts";
import { roomFor } from "./room.ts";

function nameOf(target: Target): string {
  return target.kind === "node" ? `node ${target.name}` : target.kind;
}

/** Where things stand when nobody has placed them: from left to right, as AM draws journeys. */
function arranged(journey: Journey): ReadonlyMap<string, Place> {
  const graph = new Graph().setGraph({
    rankdir: "LR",
    nodesep: 40,
    ranksep: 90,
    marginx: 40,
    marginy: 40,
  });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const end of ["start", "success", "failure"]) graph.setNode(end, { ...endSize });
  for (const node of journey.nodes.values()) {
    graph.setNode(`node ${node.name}`, { ...sizeOf(node) });
  }
  if (journey.start && journey.start.kind !== "stop") graph.setEdge("start", nameOf(journey.start));
  for (const { name, edges } of journey.nodes.values()) {
    for (const { target } of edges) {
      if (target.kind !== "stop") graph.setEdge(`node ${name}`, nameOf(target));
    }
  }
  arrange(graph);
  return new Map(
    graph.nodes().map((name: string) => {
      // The layout has written these into each node's label.
      const { x, y, width: across, height: down } = graph.node(name) as Box;
      // AM places the upper left corner, the layout the middle.
      return [name, { x: Math.round(x - across / 2), y: Math.round(y - down / 2) }] as const;
    }),
  );
}

/** A function that runs once, when it is first asked. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** Where the nodes of a journey stand: as their source had it, and new ones where there is room. */
export function placesOf(
  journey: Journey,
  layout: Layout | undefined,
): (node: string) => Place | undefined {
  const all = once(() => arranged(journey));
  const arrangedAt = (node: string): Place => all().get(`node ${node}`) ?? { x: 0, y: 0 };
  if (layout === undefined) return arrangedAt;
  const fresh = once(() => roomFor(journey, layout, arrangedAt));
  return (node) => {
    if (!Object.hasOwn(layout.nodes, node)) return fresh().get(node);
    return layout.nodes[node]?.at;
  };
}

/** What a tree has beside its nodes when no source says otherwise: where start and ends stand. */
export function freshParts(journey: Journey): JsonObject {
  const places = arranged(journey);
  const place = (name: string): JsonObject => ({ ...(places.get(name) ?? { x: 0, y: 0 }) });
  return {
    staticNodes: {
      [startId]: place("start"),
      [successId]: place("success"),
      [failureId]: place("failure"),
    },
    uiConfig: {},
  };
}
