import type { BoundFile, Journey, Program } from "../../2-bind/model.ts";

/** A journey with the file that it stands in. */
export interface PlacedJourney {
  readonly file: BoundFile;
  readonly journey: Journey;
}

/** The journeys that the settings of a journey name. */
function innerJourneys({ file, journey }: PlacedJourney): readonly Journey[] {
  const settings = [...journey.nodes.values()].flatMap(({ declaration }) => declaration.settings);
  return settings.flatMap(({ value }) => {
    const symbol = value.kind === "Reference" ? file.scope.get(value.name.text) : undefined;
    return symbol?.kind === "journey" ? [symbol] : [];
  });
}

/**
 * Journeys in the order in which a tenant can take them: what a journey runs comes before it, and files come in the
 * order of their paths. Journeys that run each other in a circle come as they are met.
 */
export function dependencyOrder({ files }: Program): readonly PlacedJourney[] {
  const all = files.flatMap((file) => file.journeys.map((journey) => ({ file, journey })));
  const placed = new Map(all.map((each) => [each.journey, each]));
  const ordered = new Set<PlacedJourney>();
  const seen = new Set<PlacedJourney>();
  // A stack of our own: journeys may run each other deeper than the machine's stack is.
  const open: { readonly each: PlacedJourney; readonly inner: PlacedJourney[] }[] = [];
  const enter = (each: PlacedJourney | undefined): void => {
    if (each === undefined || seen.has(each)) return;
    seen.add(each);
    const inner = innerJourneys(each).flatMap((journey) => placed.get(journey) ?? []);
    open.push({ each, inner: inner.toReversed() });
  };
  for (const each of all) {
    enter(each);
    for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
      if (top.inner.length > 0) enter(top.inner.pop());
      else {
        ordered.add(top.each);
        open.pop();
      }
    }
  }
  return [...ordered];
}
