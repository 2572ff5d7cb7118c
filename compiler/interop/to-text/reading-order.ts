import { readingOrder } from "../../3-flow/reading-order.ts";
import { orderedConnections } from "./outcome-names.ts";
import type { SourceNode } from "./source.ts";

/** The order in which the text of a journey tells its nodes. The order of keys in the source does not count. */
export function orderOfText(
  nodes: ReadonlyMap<string, SourceNode>,
  entry: string | undefined,
): readonly string[] {
  const targets = new Set(
    [...nodes.values()].flatMap((node) => node.connections.map(([, to]) => to)),
  );
  const sorted = [...nodes.values()].toSorted((one, other) =>
    keyOf(one, targets) < keyOf(other, targets) ? -1 : 1,
  );
  const targetsOf = (id: string): readonly string[] => {
    const node = nodes.get(id);
    return node === undefined ? [] : orderedConnections(node).map(([, target]) => target);
  };
  return readingOrder(
    sorted.map(({ id }) => id),
    targetsOf,
    entry,
  );
}

/** Nodes that nothing leads to begin what is left over. */
function keyOf({ id, displayName }: SourceNode, targets: ReadonlySet<string>): string {
  return `${targets.has(id) ? 1 : 0} ${displayName} ${id}`;
}
