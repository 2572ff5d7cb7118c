import { describe, expect, test } from "vitest";
import type { Journey } from "../../compiler/2-bind/model.ts";
import { diagramOf } from "../../compiler/graph/diagram.ts";
import { layOut, type PlacedArrow, type Point } from "../../compiler/graph/svg/layout.ts";
import { portsOf } from "../../compiler/graph/svg/ports.ts";
import { routeOf } from "../../compiler/graph/svg/route.ts";
import { Rows } from "../../compiler/graph/svg/rows.ts";
import { sourcesOf } from "../emit/support/cases.ts";
import { journeyOf, tangled } from "./support.ts";

interface Area extends Point {
  readonly width: number;
  readonly height: number;
}

const journeys: readonly (readonly [string, Journey])[] = [
  ["pass-through", journeyOf("PtaWithPasswordCapture", sourcesOf("pass-through"))],
  ...[1, 2, 3, 4, 5, 6].map((seed) => [`tangle ${seed}`, tangled(8 + 4 * seed, seed)] as const),
];

/** True when two areas share more than rounding. */
function overlap(a: Area, b: Area): boolean {
  const apart = 0.5;
  return (
    Math.abs(a.x - b.x) < (a.width + b.width) / 2 - apart &&
    Math.abs(a.y - b.y) < (a.height + b.height) / 2 - apart
  );
}

/** Points along a path of straight lines and cubic curves. */
function pointsOf(path: string): readonly Point[] {
  const points: Point[] = [];
  let last: Point = { x: 0, y: 0 };
  for (const [, command = "", numbers = ""] of path.matchAll(/([MLC])([^MLC]*)/g)) {
    const values = numbers.trim().split(/ /).map(Number);
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = values;
    const end = { x: values.at(-2) ?? 0, y: values.at(-1) ?? 0 };
    const { x, y } = last;
    for (let step = command === "M" ? 20 : 1; step <= 20; step += 1) {
      const t = step / 20;
      const u = 1 - t;
      points.push(
        command === "C"
          ? {
              x: u ** 3 * x + 3 * u * u * t * x1 + 3 * u * t * t * x2 + t ** 3 * end.x,
              y: u ** 3 * y + 3 * u * u * t * y1 + 3 * u * t * t * y2 + t ** 3 * end.y,
            }
          : { x: u * x + t * end.x, y: u * y + t * end.y },
      );
    }
    last = end;
  }
  return points;
}

describe.each(journeys)("%s", (_, journey) => {
  const layout = layOut(diagramOf(journey));
  const rows = new Rows(layout);
  const ports = portsOf(layout);
  const labels = layout.arrows.flatMap(({ label }) => (label?.lines.length ? [label] : []));
  const route = (placed: PlacedArrow): ReturnType<typeof routeOf> =>
    routeOf(placed, ports.get(placed) ?? { from: placed.from.x, to: placed.to.x }, rows);

  test("no box and no outcome lies over another", () => {
    const areas: readonly Area[] = [...layout.cards, ...labels];
    const over = areas.flatMap((a, index) =>
      areas
        .slice(index + 1)
        .filter((b) => overlap(a, b))
        .map((b) => [a, b]),
    );
    expect(over).toEqual([]);
    for (const { x, y, width, height } of areas) {
      expect(x - width / 2).toBeGreaterThanOrEqual(0);
      expect(x + width / 2).toBeLessThanOrEqual(layout.width);
      expect(y - height / 2).toBeGreaterThanOrEqual(0);
      expect(y + height / 2).toBeLessThanOrEqual(layout.height);
    }
  });

  test("arrows begin and end at the borders of their boxes", () => {
    for (const placed of layout.arrows) {
      const { from, to } = placed;
      const { line, tip, heads } = route(placed);
      const [start] = pointsOf(line);
      const side = (box: Area, { x, y }: Point): boolean =>
        heads === "left"
          ? Math.abs(x - (box.x + box.width / 2)) < 0.1 && Math.abs(y - box.y) < box.height / 2
          : Math.abs(Math.abs(y - box.y) - box.height / 2) < 0.1 &&
            Math.abs(x - box.x) < box.width / 2;
      expect(start !== undefined && side(from, start)).toBe(true);
      expect(side(to, tip)).toBe(true);
    }
  });

  test("no arrow goes through a box, or through the words at another arrow", () => {
    for (const placed of layout.arrows) {
      const others = labels.filter((label) => label !== placed.label);
      for (const { x, y } of pointsOf(route(placed).line)) {
        const hit = [...layout.cards, ...others].find((area) =>
          overlap(area, { x, y, width: 0, height: 0 }),
        );
        expect(hit, `${placed.arrow.from} to ${placed.arrow.to}`).toBeUndefined();
      }
    }
  });

  test("arrows at one side of a box keep apart", () => {
    const tips = layout.arrows.map((placed) => ({ to: placed.to.box.id, ...route(placed).tip }));
    for (const [index, a] of tips.entries()) {
      for (const b of tips.slice(index + 1)) {
        if (a.to === b.to) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(3);
      }
    }
  });
});
