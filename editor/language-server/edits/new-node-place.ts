import { indentationAt, type JourneyDeclaration, trailedEnd } from "journeyc/analysis";
import type { ActionRequest } from "../action.ts";

/** Where a new node goes that an arrow leads to: behind the node that has the arrow. */
export interface NewNodePlace {
  readonly journey: JourneyDeclaration;
  readonly offset: number;
  readonly indentation: string;
}

export function newNodePlace({ source }: ActionRequest, arrow: number): NewNodePlace | undefined {
  const journey = source.declarations.find(
    (one) => one.kind === "Journey" && one.span.start <= arrow && arrow <= one.span.end,
  );
  if (journey?.kind !== "Journey") return undefined;
  const parts = [...journey.starts, ...journey.nodes];
  const from = parts.find(({ span }) => span.start <= arrow && arrow <= span.end);
  if (from === undefined) return undefined;
  // Requirements stand below the start.
  const head = [...journey.starts, ...journey.requires].map(({ span }) => span.end);
  const end = from.kind === "Start" ? Math.max(...head) : from.span.end;
  const isFollowed = journey.nodes.every(({ span }) => span.start > end);
  const offset = trailedEnd(source, from.kind === "Start" && !isFollowed ? from.span.end : end);
  return { journey, offset, indentation: indentationAt(source.text, from.span.start) };
}
