import type { Journey } from "../2-bind/model.ts";

/** More nodes, or arrows, take minutes to lay out, and nobody finds their way through the picture. */
export const svgNodesAtMost = 300;
const arrowsAtMost = 600;

/** True: the journey can be drawn as SVG. The other formats draw any. */
export function fitsInSvg({ nodes }: Journey): boolean {
  const edges = [...nodes.values()].reduce((sum, node) => sum + node.edges.length, 0);
  return nodes.size <= svgNodesAtMost && edges <= arrowsAtMost;
}
