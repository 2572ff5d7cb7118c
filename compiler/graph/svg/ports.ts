import type { Layout, PlacedArrow, PlacedCard } from "./layout.ts";

/** Where an arrow leaves one box and enters the other. */
export interface Ports {
  readonly from: number;
  readonly to: number;
}

/** One end of an arrow at one side of a box. */
interface Docking {
  readonly placed: PlacedArrow;
  readonly end: "from" | "to";
  /** Where the arrow comes from, or goes to. */
  readonly wanted: number;
}

/** Arrow heads are this wide, and a little space. */
const apart = 20;
/** The corners of a box, where no arrow ends. */
const corners = { start: 12, page: 14, decision: 20, step: 8, inner: 10, end: 14 } as const;

/** True: the arrow leaves its box at the top, because it leads back to where the journey was before. */
export function leadsUp({ from, to }: PlacedArrow): boolean {
  return to.y < from.y;
}

function dockingsOf(placed: PlacedArrow): readonly (readonly [string, PlacedCard, Docking])[] {
  const { from, to, through } = placed;
  if (from === to) return [];
  const up = leadsUp(placed);
  const out = through[0]?.x ?? to.x;
  const into = through.at(-1)?.x ?? from.x;
  return [
    [`${from.box.id} ${up ? "top" : "bottom"}`, from, { placed, end: "from", wanted: out }],
    [`${to.box.id} ${up ? "bottom" : "top"}`, to, { placed, end: "to", wanted: into }],
  ];
}

/** As near as possible to where each is wanted, in that order, inside the side and apart from each other. */
function spread(wanted: readonly number[], left: number, right: number): readonly number[] {
  const step = wanted.length < 2 ? 0 : Math.min(apart, (right - left) / (wanted.length - 1));
  const places = wanted.map((x) => Math.min(Math.max(x, left), right));
  for (const [index, x] of places.entries()) {
    places[index] = Math.max(x, index === 0 ? left : (places[index - 1] ?? x) + step);
  }
  for (let index = places.length - 1; index >= 0; index -= 1) {
    const last = index === places.length - 1;
    const most = last ? right : (places[index + 1] ?? right) - step;
    places[index] = Math.min(places[index] ?? right, most);
  }
  return places;
}

/** Gives each arrow a place of its own at the borders of its two boxes, so that arrows do not cross there. */
export function portsOf({ arrows }: Layout): ReadonlyMap<PlacedArrow, Ports> {
  const sides = Map.groupBy(arrows.flatMap(dockingsOf), ([side]) => side);
  const ports = new Map<PlacedArrow, Ports>();
  for (const group of sides.values()) {
    const card = group[0]?.[1];
    if (card === undefined) continue;
    const docked = group.map(([, , docking]) => docking).toSorted((a, b) => a.wanted - b.wanted);
    const half = Math.max(card.width / 2 - corners[card.box.kind], 0);
    const wanted = docked.map((docking) => docking.wanted);
    const places = spread(wanted, card.x - half, card.x + half);
    for (const [index, { placed, end }] of docked.entries()) {
      const known = ports.get(placed) ?? { from: placed.from.x, to: placed.to.x };
      ports.set(placed, { ...known, [end]: places[index] ?? card.x });
    }
  }
  return ports;
}
