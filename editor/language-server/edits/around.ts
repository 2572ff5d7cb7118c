import type { BoundFile, Journey, Lines, Node, Span, Wiring } from "journeyc/analysis";

function isIn({ start, end }: Span, inner: Span): boolean {
  return start <= inner.start && inner.end <= end;
}

export function journeyAt({ journeys }: BoundFile, span: Span): Journey | undefined {
  return journeys.find(({ declaration }) => isIn(declaration.span, span));
}

/** The node or page that a piece of text is in. */
export function nodeAt(file: BoundFile, span: Span): Node | undefined {
  const nodes = [...(journeyAt(file, span)?.nodes.values() ?? [])];
  return nodes.find(({ declaration }) => isIn(declaration.span, span));
}

/** The wiring that a piece of text is in, or whose line it is on. */
export function wiringAt({ declaration }: Node, lines: Lines, span: Span): Wiring | undefined {
  const { wirings } = declaration;
  const lineOf = (offset: number): number => lines.positionAt(offset).line;
  const isOnLine = (wiring: Wiring): boolean =>
    lineOf(wiring.span.start) <= lineOf(span.start) && lineOf(span.end) <= lineOf(wiring.span.end);
  return wirings.find((wiring) => isIn(wiring.span, span)) ?? wirings.find(isOnLine);
}
