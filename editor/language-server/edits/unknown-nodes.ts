import { type Catalogue, type Diagnostic, unknownNode } from "journeyc/analysis";
import type { ActionRequest } from "../action.ts";
import { type NewNodePlace, newNodePlace } from "./new-node-place.ts";

/** A node that an arrow leads to, and that is not there. */
export interface UnknownNode {
  readonly finding: Diagnostic;
  readonly name: string;
  readonly place: NewNodePlace;
  readonly catalogue: Catalogue;
}

/** The nodes that an editor asks about and that can be made. */
export function* unknownNodes(request: ActionRequest): Generator<UnknownNode> {
  const catalogue = request.bound()?.program.catalogue;
  if (catalogue === undefined) return;
  for (const finding of request.of(unknownNode)) {
    const { start, end } = finding.primary.span;
    const place = newNodePlace(request, start);
    const name = request.source.text.slice(start, end);
    if (place !== undefined) yield { finding, name, place, catalogue };
  }
}
