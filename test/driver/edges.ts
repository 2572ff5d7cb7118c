import type { Journey } from "@journeyc/runtime";

/** An outcome of a node, wired to where it leads. */
export interface Edge {
  readonly journey: string;
  readonly node: string;
  readonly type: string;
  readonly outcome: string;
  readonly target: string;
  /** The name of the journey that the node runs. */
  readonly inner: string | undefined;
}

/** `Login: checkPassword` */
export function nodeOf({ journey, node }: Pick<Edge, "journey" | "node">): string {
  return `${journey}: ${node}`;
}

export function isEnd(target: string): boolean {
  return target === "success" || target === "failure" || target === "stop";
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
      .flatMap(([node, { type, outcomes, settings }]) =>
        Object.entries(outcomes).map(([outcome, target]) => ({
          journey: journey.name,
          node,
          type: type.manifest.type,
          outcome,
          target,
          inner: innerOf(settings),
        })),
      );
  });
}

/** The nodes that journeys start with: `Login: signIn`. */
export function startsOf(journeys: readonly Journey[]): ReadonlySet<string> {
  return new Set(journeys.map(({ name, start }) => nodeOf({ journey: name, node: start })));
}

function innerOf(settings: Readonly<Record<string, unknown>> | undefined): string | undefined {
  const tree = settings?.["tree"];
  return typeof tree === "object" && tree !== null && "name" in tree
    ? String(tree.name)
    : undefined;
}

/** The end of an inner journey that an outcome stands for. */
export function endFor(outcome: string): string {
  return outcome === "true" ? "success" : "failure";
}

/** How many edges lie, at least, between each node of a journey and an edge to this end. */
export function distancesTo(
  end: string,
  journey: string | undefined,
  edges: readonly Edge[],
): ReadonlyMap<string, number> {
  const own = edges.filter((edge) => edge.journey === journey);
  const distances = new Map<string, number>();
  let targets: ReadonlySet<string> = new Set([end]);
  for (let distance = 0; targets.size > 0; distance++) {
    const before = own.filter(({ target }) => targets.has(target));
    const found = before.filter((edge) => !distances.has(nodeOf(edge)));
    for (const edge of found) distances.set(nodeOf(edge), distance);
    targets = new Set(found.map(({ node }) => node));
  }
  return distances;
}
