import type { Journey } from "./journey.ts";
import { isJourney } from "./settings.ts";

/** The journeys that the nodes of this one may enter: those that its settings name. */
function entered(journey: Journey): readonly Journey[] {
  const nodes = Object.values(journey.nodes);
  const members = nodes.flatMap((node) => Object.values(node.members ?? {}));
  return [...nodes, ...members].flatMap((node) =>
    Object.values(node.settings).flat().filter(isJourney),
  );
}

/** These journeys and all that they can enter, each once. */
export function reachable(journeys: Iterable<Journey>): ReadonlySet<Journey> {
  // A set takes in what is added while it is walked.
  const found = new Set(journeys);
  for (const journey of found) for (const inner of entered(journey)) found.add(inner);
  return found;
}
