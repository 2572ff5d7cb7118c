import type { Name, Wiring } from "../1-syntax/ast.ts";
import type { Edge, Node, Target } from "./model.ts";
import type { WiringReading } from "./wiring.ts";

const terminals = new Set(["success", "failure", "stop"]);

/** True for the ends of a journey, which no node can be named. */
export function isTerminal(name: string): name is "success" | "failure" | "stop" {
  return terminals.has(name);
}

/** What a name after an arrow means; undefined when the journey has no such node. */
export function targetOf(name: Name, nodes: ReadonlySet<string>): Target | undefined {
  if (isTerminal(name.text)) return { kind: name.text };
  return nodes.has(name.text) ? { kind: "node", name: name.text } : undefined;
}

/** One edge for each wired outcome whose target exists. */
export function edgesOf(reading: WiringReading, nodes: ReadonlySet<string>): readonly Edge[] {
  const targets = new Map<Wiring, Target | undefined>();
  const edges: Edge[] = [];
  for (const [outcome, wiring] of reading.taken) {
    if (!targets.has(wiring)) targets.set(wiring, targetOf(wiring.target, nodes));
    const target = targets.get(wiring);
    if (target !== undefined) edges.push({ outcome, target, wiring });
  }
  return edges;
}

/** True when a node's outcomes lead to more than one place. */
export function decides({ edges }: Node): boolean {
  const targets = edges.map(({ target }) => (target.kind === "node" ? target.name : target.kind));
  return new Set(targets).size > 1;
}
