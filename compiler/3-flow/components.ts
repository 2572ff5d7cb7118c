import type { Graph } from "./graph.ts";

/**
 * The strongly connected components (Tarjan 1972, without recursion). A component comes after those that it
 * leads to; the nodes of each are in ascending order.
 */
export function stronglyConnectedComponents(graph: Graph): readonly (readonly number[])[] {
  const { size, successors } = graph;
  const unseen = -1;
  const order = new Int32Array(size).fill(unseen);
  const low = new Int32Array(size);
  const open = new Uint8Array(size);
  const nextEdge = new Int32Array(size);
  const stack: number[] = [];
  const components: number[][] = [];
  let count = 0;

  const enter = (node: number, path: number[]): void => {
    order[node] = low[node] = count++;
    open[node] = 1;
    stack.push(node);
    path.push(node);
  };
  const close = (root: number): void => {
    const component: number[] = [];
    for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
      open[node] = 0;
      component.push(node);
      if (node === root) break;
    }
    components.push(component.sort((a, b) => a - b));
  };
  const lower = (node: number, to: number | undefined): void => {
    low[node] = Math.min(low[node] ?? 0, to ?? 0);
  };

  for (let root = 0; root < size; root++) {
    if (order[root] !== unseen) continue;
    const path: number[] = [];
    enter(root, path);
    for (let node = path.at(-1); node !== undefined; node = path.at(-1)) {
      const edge = nextEdge[node] ?? 0;
      nextEdge[node] = edge + 1;
      const target = successors[node]?.[edge];
      if (target === undefined) {
        path.pop();
        const parent = path.at(-1);
        if (parent !== undefined) lower(parent, low[node]);
        if (low[node] === order[node]) close(node);
      } else if (order[target] === unseen) enter(target, path);
      else if (open[target] === 1) lower(node, order[target]);
    }
  }
  return components;
}

/** The components that hold a cycle: several nodes, or one that leads to itself. In order of their first node. */
export function cyclicComponents(graph: Graph): readonly (readonly number[])[] {
  return stronglyConnectedComponents(graph)
    .filter(([first = 0, second]) => second !== undefined || leadsToItself(graph, first))
    .toSorted(([a = 0], [b = 0]) => a - b);
}

function leadsToItself({ successors }: Graph, node: number): boolean {
  return successors[node]?.includes(node) ?? false;
}
