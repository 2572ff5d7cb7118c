import type { Journey } from "../../machine/journey.ts";
import type { LazyJourney } from "../../machine/lazy-journey.ts";
import type { Mistake } from "../../machine/link.ts";
import type { Need } from "../../machine/node-type.ts";

/** The journeys of an app: those that are loaded, and what registries say of the others. */
export interface KnownJourneys {
  readonly journeys: readonly Journey[];
  readonly lazy: readonly LazyJourney[];
}

/** A mistake where nodes, or members of pages, need what the app does not provide. */
export function checkNeed(
  need: Need,
  provided: unknown,
  { journeys, lazy }: KnownJourneys,
  mistake: (nodes: string) => Mistake,
): readonly Mistake[] {
  if (provided !== undefined) return [];
  const nodes = journeys.flatMap(({ name, nodes }) =>
    Object.entries(nodes)
      .flatMap(([node, { type, members = {} }]) => [
        [node, type] as const,
        ...Object.entries(members).map(([member, part]) => [member, part.type] as const),
      ])
      .filter(([, type]) => type.needs?.includes(need))
      .map(([part]) => `\`${part}\` of journey \`${name}\``),
  );
  const announced = lazy
    .filter(({ needs }) => needs?.includes(need))
    .map(({ name }) => `the journey \`${name}\``);
  const all = [...nodes, ...announced];
  return all.length === 0 ? [] : [mistake(all.join(", "))];
}
