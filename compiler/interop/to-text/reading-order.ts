import { orderedConnections } from "./outcome-names.ts";
import type { SourceNode } from "./source.ts";

/**
 * The order in which a person would tell a journey: what leads to a node comes before it, as far as there are no
 * loops, and a node's first outcome is told before its second (a reverse postorder of the graph). Nodes that nothing
 * leads to come last. The order of keys in the source does not count.
 */
export function readingOrder(
  nodes: ReadonlyMap<string, SourceNode>,
  entry: string | undefined,
): readonly string[] {
  const seen = new Set<string>();
  const told = (root: string): readonly string[] => {
    const finished: string[] = [];
    // A stack of our own: a chain of nodes may be longer than the machine's stack is deep.
    const open: { readonly id: string; readonly next: string[] }[] = [];
    const enter = (id: string): void => {
      const node = nodes.get(id);
      if (node === undefined || seen.has(id)) return;
      seen.add(id);
      open.push({ id, next: orderedConnections(node).map(([, target]) => target) });
    };
    enter(root);
    for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
      // The last outcome first: who is finished first is told last.
      const next = top.next.pop();
      if (next !== undefined) enter(next);
      else {
        finished.push(top.id);
        open.pop();
      }
    }
    return finished.toReversed();
  };
  const reachable = entry === undefined ? [] : told(entry);
  const targets = new Set(
    [...nodes.values()].flatMap((node) => node.connections.map(([, to]) => to)),
  );
  const rest = [...nodes.values()]
    .filter(({ id }) => !seen.has(id))
    .toSorted((one, other) => (keyOf(one, targets) < keyOf(other, targets) ? -1 : 1));
  return [...reachable, ...rest.flatMap(({ id }) => told(id))];
}

/** Nodes that nothing leads to begin what is left over. */
function keyOf({ id, displayName }: SourceNode, targets: ReadonlySet<string>): string {
  return `${targets.has(id) ? 1 : 0} ${displayName} ${id}`;
}
