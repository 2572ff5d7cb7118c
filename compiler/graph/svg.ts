import type { Journey } from "../2-bind/model.ts";
import { diagramOf, type TakenOutcome } from "./diagram.ts";
import { drawArrow, drawLabel } from "./svg/draw-arrow.ts";
import { drawBox } from "./svg/draw-box.ts";
import { escapeXml } from "./svg/escape.ts";
import { layOut } from "./svg/layout.ts";
import { portsOf } from "./svg/ports.ts";
import { routeOf } from "./svg/route.ts";
import { Rows } from "./svg/rows.ts";
import { styleSheet } from "./svg/style.ts";

export interface SvgOptions {
  /** The outcomes that a sign-on took: their arrows and boxes are drawn in bold. */
  readonly highlight?: readonly TakenOutcome[];
  /** What the picture is called for who does not see it; the journey's name when absent. */
  readonly title?: string;
}

/**
 * A journey as an SVG picture, light or dark as the reader's system is. It needs nothing from elsewhere, and the same
 * journey gives the same bytes.
 */
export function svg(journey: Journey, { highlight, title }: SvgOptions = {}): string {
  const diagram = diagramOf(journey, highlight);
  const layout = layOut(diagram);
  const rows = new Rows(layout);
  const ports = portsOf(layout);
  const arrows = layout.arrows.map((placed) => {
    const found = ports.get(placed) ?? { from: placed.from.x, to: placed.to.x };
    return drawArrow(placed, routeOf(placed, found, rows));
  });
  const [width, height] = [Math.ceil(layout.width), Math.ceil(layout.height)];
  const called = title ?? journey.declaration.displayName?.value ?? journey.name;
  const nodes = journey.nodes.size;
  const description =
    journey.declaration.doc?.text ??
    `The journey ${journey.name} with ${nodes} ${nodes === 1 ? "node" : "nodes"}.`;
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" class="journey-graph" role="img" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<title>${escapeXml(called)}</title>`,
    `<desc>${escapeXml(description.replace(/\s+/g, " ").trim())}</desc>`,
    `<style>${styleSheet()}</style>`,
    `<rect class="ground" width="${width}" height="${height}"/>`,
    ...arrows,
    ...layout.arrows.map(drawLabel).filter((text) => text !== ""),
    ...layout.cards.map(drawBox),
    "</svg>",
  ].join("\n")}\n`;
}
