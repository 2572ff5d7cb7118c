/**
 * A directed graph over the numbers `0 … size - 1`. Everything here is iterative and linear in nodes and edges,
 * so that a journey of a hundred thousand nodes neither overflows the stack nor takes long.
 */
export interface Graph {
  readonly size: number;
  /** Where each node's edges lead, in the order of the edges. */
  readonly successors: readonly (readonly number[])[];
}

/** The same graph with every edge turned round. */
export function reversed({ size, successors }: Graph): Graph {
  const predecessors: number[][] = Array.from({ length: size }, () => []);
  for (const [from, targets] of successors.entries()) {
    for (const to of targets) predecessors[to]?.push(from);
  }
  return { size, successors: predecessors };
}
