import type { Arrow } from "../diagram.ts";
import { labelLineHeight } from "./arrow-label.ts";
import { escapeXml } from "./escape.ts";
import type { PlacedArrow } from "./layout.ts";
import { headLength, type Route, shortNumber as short } from "./route.ts";

const headHalf = 4;

function headOf({ tip: { x, y }, heads }: Route): string {
  const back = heads === "down" ? -headLength : headLength;
  const [a, b] =
    heads === "left"
      ? [
          [x + headLength, y - headHalf],
          [x + headLength, y + headHalf],
        ]
      : [
          [x - headHalf, y + back],
          [x + headHalf, y + back],
        ];
  const points = [[x, y], a, b].map((point) => (point ?? []).map(short).join(" "));
  return `<path class="head" d="M${points.join("L")}Z"/>`;
}

/** The ids of the boxes that an arrow joins, for a page that reacts to it. */
function idsOf({ from, to }: Arrow, identified: boolean): string {
  return identified ? ` data-from="${from}" data-to="${to}"` : "";
}

/** The line of an arrow and its head. */
export function drawArrow(
  { arrow, from, to }: PlacedArrow,
  route: Route,
  identified: boolean,
): string {
  const outcomes = arrow.labels.length === 0 ? "" : ` (${arrow.labels.join(", ")})`;
  const title = `${from.box.name} to ${to.box.name}${outcomes}`;
  return `<g class="arrow${arrow.taken ? " taken" : ""}"${idsOf(arrow, identified)}><title>${escapeXml(title)}</title><path d="${route.line}"/>${headOf(route)}</g>`;
}

/** The outcomes at an arrow, on a ground of their own: the line goes behind them. */
export function drawLabel({ arrow, label }: PlacedArrow, identified: boolean): string {
  if (label === undefined || label.lines.length === 0) return "";
  const { x, y, width, height, lines } = label;
  const top = y - height / 2;
  const ground = `<rect x="${short(x - width / 2)}" y="${short(top)}" width="${short(width)}" height="${short(height)}" rx="3"/>`;
  const texts = lines.map((line, index) => {
    const middle = top + 1 + (index + 0.5) * labelLineHeight;
    return `<text x="${short(x)}" y="${short(middle + 4)}">${escapeXml(line)}</text>`;
  });
  return `<g class="label${arrow.taken ? " taken" : ""}"${idsOf(arrow, identified)}><title>${escapeXml(arrow.labels.join(", "))}</title>${ground}${texts.join("")}</g>`;
}
