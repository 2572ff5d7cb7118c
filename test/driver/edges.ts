import type { Journey } from "@journeyc/runtime";

/** An outcome of a node, wired to where it leads. */
export interface Edge {
  readonly journey: string;
  readonly node: string;
  readonly type: string;
  readonly outcome: string;
  readonly target: string;
}

export function keyOf({ journey, node, outcome }: Pick<Edge, "journey" | "node" | "outcome">) {
  return `${journey}: ${node}.${outcome}`;
}

/** Every edge of the journeys that the start of its journey leads to. */
export function edgesOf(journeys: readonly Journey[]): readonly Edge[] {
  return journeys.flatMap((journey) => {
    const seen = new Set<string>();
    const waiting = [journey.start];
    for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
      if (seen.has(name)) continue;
      seen.add(name);
      waiting.push(...Object.values(journey.nodes[name]?.outcomes ?? {}));
    }
    return Object.entries(journey.nodes)
      .filter(([node]) => seen.has(node))
      .flatMap(([node, { type, outcomes }]) =>
        Object.entries(outcomes).map(([outcome, target]) => ({
          journey: journey.name,
          node,
          type: type.manifest.type,
          outcome,
          target,
        })),
      );
  });
}
