import type { RequirePoint, SourceFile, Span, Wiring } from "journeyc/analysis";
import { childrenOf, type Placed, placedIn } from "../tree.ts";

/** The spans of everything in a tree, and those that only a reader sees: several outcomes, a node with what documents it. */
export function treeSpans(file: SourceFile): readonly Span[] {
  const journeys = file.declarations.flatMap((one) => (one.kind === "Journey" ? [one] : []));
  const requires = journeys.flatMap((journey) => journey.requires);
  const nodes = journeys.flatMap((journey) => journey.nodes);
  return [
    ...placedIn(file).flatMap((part) => [part.span, withAnnotations(part)]),
    ...requires.flatMap(({ needed, at }) => [pointSpan(needed), pointSpan(at)]),
    ...nodes.flatMap(({ wirings }) => wirings.map(outcomesSpan)),
  ];
}

/** Documentation and annotations stand above a part, outside of its own span. */
function withAnnotations(part: Placed): Span {
  const starts = childrenOf(part).map(({ span }) => span.start);
  return { start: Math.min(part.span.start, ...starts), end: part.span.end };
}

/** `check.false` */
function pointSpan({ name, outcome }: RequirePoint): Span {
  return { start: name.span.start, end: (outcome ?? name).span.end };
}

/** `patched, failure` */
function outcomesSpan({ outcomes, span }: Wiring): Span {
  return { start: span.start, end: outcomes.at(-1)?.span.end ?? span.start };
}
