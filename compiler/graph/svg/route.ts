import type { PlacedArrow, Point } from "./layout.ts";
import { leadsUp, type Ports } from "./ports.ts";
import type { Rows } from "./rows.ts";

/** The way of an arrow: straight through the rows, curved between them. */
export interface Route {
  /** The line, as the `d` of a path; it ends where the head begins. */
  readonly line: string;
  /** The tip of the head, on the border of the box. */
  readonly tip: Point;
  /** Where the head points. */
  readonly heads: "down" | "up" | "left";
}

export const headLength = 8;

/** Numbers as they stand in the file: a tenth of a pixel is enough. */
export function shortNumber(value: number): string {
  return String(Math.round(value * 10) / 10 + 0);
}

const at = ({ x, y }: Point): string => `${shortNumber(x)} ${shortNumber(y)}`;

/** From a box at its right side back into it. */
function loopRoute({ from, label }: PlacedArrow): Route {
  const right = from.x + from.width / 2;
  const rise = Math.min(from.height / 4, 14);
  // A curve comes as far as three quarters of the way to its control points.
  const reach = right + Math.max((label?.x ?? right) - right, 16) / 0.75;
  const tip = { x: right, y: from.y + rise };
  const start = { x: right, y: from.y - rise };
  const line = [
    `M${at(start)}`,
    `C${at({ x: reach, y: start.y - 4 })} ${at({ x: reach, y: tip.y + 4 })} ${at({ x: right + headLength, y: tip.y })}`,
  ];
  return { line: line.join(""), tip, heads: "left" };
}

function curve(from: Point, to: Point): string {
  if (Math.abs(from.x - to.x) < 0.05) return `L${at(to)}`;
  const middle = (from.y + to.y) / 2;
  return `C${at({ x: from.x, y: middle })} ${at({ x: to.x, y: middle })} ${at(to)}`;
}

/** The way of one arrow. Between rows nothing stands, so no curve touches a box or a label. */
export function routeOf(placed: PlacedArrow, ports: Ports, rows: Rows): Route {
  if (placed.from === placed.to) return loopRoute(placed);
  const up = leadsUp(placed);
  const sign = up ? -1 : 1;
  const { from, to, through } = placed;
  const start = { x: ports.from, y: from.y + (sign * from.height) / 2 };
  const tip = { x: ports.to, y: to.y - (sign * to.height) / 2 };
  const neck = { x: tip.x, y: tip.y - sign * headLength };
  const parts = [`M${at(start)}`];
  const leave = (x: number, y: number): Point => {
    const { top, bottom } = rows.at(y);
    return { x, y: up ? top : bottom };
  };
  let last = leave(start.x, from.y);
  parts.push(`L${at(last)}`);
  for (const { x, y } of through) {
    const { top, bottom } = rows.at(y);
    parts.push(curve(last, { x, y: up ? bottom : top }));
    last = leave(x, y);
    parts.push(`L${at(last)}`);
  }
  const { top, bottom } = rows.at(to.y);
  const entry = { x: tip.x, y: up ? Math.max(bottom, neck.y) : Math.min(top, neck.y) };
  parts.push(curve(last, entry), `L${at(neck)}`);
  return { line: parts.join(""), tip, heads: up ? "up" : "down" };
}
