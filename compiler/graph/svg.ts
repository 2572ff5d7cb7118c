import type { Journey } from "../2-bind/model.ts";
import { type Diagram, diagramOf, type TakenOutcome } from "./diagram.ts";
import { drawArrow, drawLabel } from "./svg/draw-arrow.ts";
import { drawBox } from "./svg/draw-box.ts";
import { escapeXml } from "./svg/escape.ts";
import { layOut } from "./svg/layout.ts";
import { portsOf } from "./svg/ports.ts";
import { routeOf } from "./svg/route.ts";
import { Rows } from "./svg/rows.ts";
import { styleSheet, type ThemeName } from "./svg/style.ts";

export interface SvgOptions {
  /** The outcomes that a sign-on took: their arrows and boxes are drawn in bold. */
  readonly highlight?: readonly TakenOutcome[];
  /** What the picture is called for who does not see it; the journey's name when absent. */
  readonly title?: string;
  /** Light or dark as the reader's system is, when absent. */
  readonly theme?: ThemeName;
  /** True: boxes carry their ids (`data-box`), arrows those of their boxes, for a page that reacts to them. */
  readonly identified?: boolean;
}

/** All that a picture shows, as data: it can be sent to another thread to be drawn there. */
export interface Picture {
  readonly diagram: Diagram;
  readonly title: string;
  readonly description: string;
  readonly theme: ThemeName;
  readonly identified: boolean;
}

/** What a picture of a journey shows. Takes no time; drawing does. */
export function pictureOf(
  journey: Journey,
  { highlight, title, theme = "system", identified = false }: SvgOptions = {},
): Picture {
  const { declaration, name } = journey;
  const nodes = journey.nodes.size;
  const description =
    declaration.doc?.text ?? `The journey ${name} with ${nodes} ${nodes === 1 ? "node" : "nodes"}.`;
  return {
    diagram: diagramOf(journey, highlight),
    title: title ?? declaration.displayName?.value ?? name,
    description: description.replace(/\s+/g, " ").trim(),
    theme,
    identified,
  };
}

/** Lays a picture out and paints it. It needs nothing from elsewhere, and the same picture gives the same bytes. */
export function drawSvg({ diagram, title, description, theme, identified }: Picture): string {
  const layout = layOut(diagram);
  const rows = new Rows(layout);
  const ports = portsOf(layout);
  const arrows = layout.arrows.map((placed) => {
    const found = ports.get(placed) ?? { from: placed.from.x, to: placed.to.x };
    return drawArrow(placed, routeOf(placed, found, rows), identified);
  });
  const labels = layout.arrows.map((placed) => drawLabel(placed, identified));
  const [width, height] = [Math.ceil(layout.width), Math.ceil(layout.height)];
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" class="journey-graph" role="img" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<title>${escapeXml(title)}</title>`,
    `<desc>${escapeXml(description)}</desc>`,
    ...(theme === "none" ? [] : [`<style>${styleSheet(theme)}</style>`]),
    `<rect class="ground" width="${width}" height="${height}"/>`,
    ...arrows,
    ...labels.filter((text) => text !== ""),
    ...layout.cards.map((card) => drawBox(card, identified)),
    "</svg>",
  ].join("\n")}\n`;
}

/** A journey as an SVG picture, light or dark as the reader's system is unless a theme is asked for. */
export function svg(journey: Journey, options: SvgOptions = {}): string {
  return drawSvg(pictureOf(journey, options));
}
