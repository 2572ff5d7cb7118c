import type { Journey } from "../../2-bind/model.ts";
import { type JsonObject, isObject, objectAt, own } from "../json.ts";
import type { Layout } from "../sidecar/layout.ts";
import { type Box, endSize, overlap, type Place, type Size, sizeOf } from "./boxes.ts";

/** Between a node and what leads to it; between a node and what it was moved below. */
const gap = 60;
const step = 20;

function boxAt(place: JsonObject, size: Size): readonly Box[] {
  const x = own(place, "x");
  const y = own(place, "y");
  return typeof x === "number" && typeof y === "number" ? [{ x, y, ...size }] : [];
}

/** Where the source has start and ends. */
function ends({ document }: Layout): readonly Box[] {
  const places = objectAt(document?.in?.["tree"]?.set ?? {}, "staticNodes");
  return Object.values(places)
    .filter((place) => isObject(place))
    .flatMap((place) => boxAt(place, endSize));
}

/** The box, moved down below what it would cover. */
function withRoom(box: Box, taken: readonly Box[]): Box {
  let moved = box;
  for (;;) {
    const covered = taken.find((other) => overlap(moved, other));
    const y = covered === undefined ? moved.y : covered.y + covered.height + step;
    // Also where the canvas is so large that numbers do not tell neighbours apart.
    if (!(y > moved.y)) return moved;
    moved = { ...moved, y };
  }
}

/** For each node those that lead to it. */
function leadersOf({ nodes }: Journey): ReadonlyMap<string, readonly string[]> {
  const edges = [...nodes.values()].flatMap(({ name, edges }) =>
    edges.flatMap(({ target }) => (target.kind === "node" ? [{ name, to: target.name }] : [])),
  );
  return new Map(
    [...Map.groupBy(edges, ({ to }) => to)].map(([to, group]) => [
      to,
      group.map(({ name }) => name),
    ]),
  );
}

/**
 * Places for the nodes that a layout does not have: to the right of what leads to them, below what is there.
 * @param otherwise where a node stands that nothing with a place leads to
 */
export function roomFor(
  journey: Journey,
  layout: Layout,
  otherwise: (node: string) => Place,
): ReadonlyMap<string, Place> {
  const boxes = new Map<string, Box>();
  for (const node of journey.nodes.values()) {
    const known = Object.hasOwn(layout.nodes, node.name) ? layout.nodes[node.name] : undefined;
    const [box] = known?.at ? [{ ...known.at, ...sizeOf(node) }] : [];
    if (box) boxes.set(node.name, box);
  }
  const fixed = ends(layout);
  const leaders = leadersOf(journey);
  const fresh = new Map<string, Place>();
  for (const node of journey.nodes.values()) {
    if (Object.hasOwn(layout.nodes, node.name)) continue;
    const before = (leaders.get(node.name) ?? []).find((name) => boxes.has(name));
    const left = before === undefined ? undefined : boxes.get(before);
    const place = left ? { x: left.x + left.width + gap, y: left.y } : otherwise(node.name);
    const box = withRoom({ ...place, ...sizeOf(node) }, [...fixed, ...boxes.values()]);
    boxes.set(node.name, box);
    fresh.set(node.name, { x: box.x, y: box.y });
  }
  return fresh;
}
