import type { Journey } from "../../machine/journey.ts";
import type { Mistake } from "../../machine/link.ts";
import type { Need } from "../../machine/node-type.ts";

/** A mistake where nodes, or members of pages, need what the app does not provide. */
export function checkNeed(
  need: Need,
  provided: unknown,
  journeys: readonly Journey[],
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
  return nodes.length === 0 ? [] : [mistake(nodes.join(", "))];
}
