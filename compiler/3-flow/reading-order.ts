/**
 * The order in which a person would tell a journey: what leads to a node comes before it, as far as there are no
 * loops, and a node's first outcome is told before its second (a reverse postorder of the graph). What the entry does
 * not lead to comes last.
 *
 * @param ids all nodes, in the order in which those are told that nothing leads to
 * @param targetsOf where the outcomes of a node lead, in their order
 */
export function readingOrder(
  ids: readonly string[],
  targetsOf: (id: string) => readonly string[],
  entry: string | undefined,
): readonly string[] {
  const known = new Set(ids);
  const seen = new Set<string>();
  const told = (root: string): readonly string[] => {
    const finished: string[] = [];
    // A stack of our own: a chain of nodes may be longer than the machine's stack is deep.
    const open: { readonly id: string; readonly next: string[] }[] = [];
    const enter = (id: string): void => {
      if (!known.has(id) || seen.has(id)) return;
      seen.add(id);
      open.push({ id, next: [...targetsOf(id)] });
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
  const roots = entry === undefined ? ids : [entry, ...ids];
  return roots.flatMap((id) => told(id));
}
