import type { Span } from "../../1-syntax/ast.ts";
import type { Label } from "../../diagnostics/diagnostic.ts";
import type { Node } from "../../2-bind/model.ts";
import type { CheckedJourney } from "../context.ts";

/** A place in the file of a journey. */
export function placeIn({ path }: CheckedJourney, span: Span): Label {
  return { file: path, span };
}

/** The name of a node, where it is declared. */
export function placeOfNode(journey: CheckedJourney, node: Node): Label {
  return placeIn(journey, node.declaration.name.span);
}
