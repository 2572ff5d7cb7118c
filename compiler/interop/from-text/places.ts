import { Graph, layout as arrange } from "@dagrejs/dagre";
import type { Journey, Target } from "../../2-bind/model.ts";
import { failureId, startId, successId } from "../ids.ts";
import type { JsonObject } from "../json.ts";
import type { Layout } from "../sidecar/layout.ts";

export interface Place {
  readonly x: number;
  readonly y: number;
}

interface Placed extends Place {
  readonly width: number;
  readonly height: number;
}

/** Sizes on AM's canvas, in its pixels. */
const width = 180;
const height = 60;
const memberHeight = 45;

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
  for (const end of ["start", "success", "failure"]) graph.setNode(end, { width: 80, height: 40 });
  for (const { name, members } of journey.nodes.values()) {
    graph.setNode(`node ${name}`, { width, height: height + memberHeight * members.length });
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
      const { x, y, width: across, height: down } = graph.node(name) as Placed;
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
  const fresh = once(() => arranged(journey));
  const known = layout?.nodes ?? {};
  return (node) => {
    if (!Object.hasOwn(known, node)) return fresh().get(`node ${node}`);
    return known[node]?.at;
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
