import { escapeXml } from "./escape.ts";
import type { CardLine } from "./card.ts";
import type { PlacedCard } from "./layout.ts";
import { shortNumber as short } from "./route.ts";

/** How far the sides of a decision's box point outwards. */
const slant = 14;

function rectangle({ x, y, width, height }: PlacedCard, radius: number, inset = 0): string {
  return `<rect x="${short(x - width / 2 + inset)}" y="${short(y - height / 2 + inset)}" width="${short(width - 2 * inset)}" height="${short(height - 2 * inset)}" rx="${short(radius)}"/>`;
}

function hexagon({ x, y, width, height }: PlacedCard): string {
  const [left, right, top, bottom] = [x - width / 2, x + width / 2, y - height / 2, y + height / 2];
  const points = [
    [left + slant, top],
    [right - slant, top],
    [right, y],
    [right - slant, bottom],
    [left + slant, bottom],
    [left, y],
  ];
  const text = points.map((point) => point.map(short).join(" ")).join("L");
  return `<path d="M${text}Z"/>`;
}

function outlineOf(card: PlacedCard): string {
  switch (card.box.kind) {
    case "page":
      return rectangle(card, 10);
    case "decision":
      return hexagon(card);
    case "step":
      return rectangle(card, 3);
    case "inner":
      return rectangle(card, 3) + rectangle(card, 1, 4).replace("<rect", '<rect class="second"');
    case "start":
    case "end":
      return rectangle(card, card.height / 2);
  }
}

/** Lines are placed by their baseline, a third of the font's size below their middle. */
const baseline = 4;

function lineText({ runs, y, align }: CardLine, card: PlacedCard): string {
  const left = card.x - card.width / 2 + 14;
  const x = align === "middle" ? card.x : left;
  const spans = runs.map(({ style, text }) => `<tspan class="${style}">${escapeXml(text)}</tspan>`);
  const aligned = align === "start" ? ' class="left"' : "";
  return `<text${aligned} x="${short(x)}" y="${short(card.y - card.height / 2 + y + baseline)}">${spans.join("")}</text>`;
}

function ruleOf({ rule, x, y, width, height }: PlacedCard): string {
  if (rule === undefined) return "";
  const level = short(y - height / 2 + rule);
  return `<path class="rule" d="M${short(x - width / 2)} ${level}H${short(x + width / 2)}"/>`;
}

/**
 * A box: its outline, its text, and all that it says as a title.
 * @param identified whether it carries its id, for a page that reacts to it
 */
export function drawBox(card: PlacedCard, identified: boolean): string {
  const { box, lines, full } = card;
  const classes = [
    box.kind,
    ...(box.kind === "end" ? [box.name] : []),
    ...(box.opaque ? ["opaque"] : []),
    ...(box.unreachable ? ["unreachable"] : []),
    ...(box.taken ? ["taken"] : []),
  ];
  const text = lines.map((line) => lineText(line, card)).join("");
  const id = identified ? ` data-box="${box.id}"` : "";
  return `<g class="${classes.join(" ")}"${id}><title>${escapeXml(full)}</title>${outlineOf(card)}${ruleOf(card)}${text}</g>`;
}
