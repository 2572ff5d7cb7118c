import type { SourceFile, Span } from "journeyc/analysis";

/** Anything in a tree that stands somewhere. */
export interface Placed {
  readonly span: Span;
}

/** Everything in a file's tree that has a place, comments included; what holds something comes before it. */
export function placedIn(file: SourceFile): readonly Placed[] {
  return [...placedBelow(file)];
}

function* placedBelow(part: unknown): Generator<Placed> {
  if (typeof part !== "object" || part === null) return;
  if (isPlaced(part)) yield part;
  for (const child of Object.values(part)) yield* placedBelow(child);
}

/** The parts of which something consists. */
export function childrenOf(part: Placed): readonly Placed[] {
  const children: readonly unknown[] = Object.values(part);
  return children.flatMap((child) => (Array.isArray(child) ? child : [child])).filter(isPlaced);
}

function isPlaced(part: unknown): part is Placed {
  return typeof part === "object" && part !== null && "span" in part;
}
