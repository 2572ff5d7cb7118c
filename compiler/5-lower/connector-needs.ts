import type { Connector, Journey } from "../2-bind/model.ts";
import type { Analysis } from "./analysis.ts";
import type { ConnectorNeed } from "./ir.ts";
import { referencesOf } from "./scope.ts";

/** The connectors that a journey and the journeys below it name, in the order of their names. */
export function connectorNeeds(journey: Journey, analysis: Analysis): readonly ConnectorNeed[] {
  const reached = new Set<Connector | Journey>([journey]);
  for (const symbol of reached) {
    if (symbol.kind !== "journey") continue;
    const scope = analysis.scopes.get(symbol.file) ?? new Map();
    for (const node of symbol.nodes.values()) {
      referencesOf(node, scope).forEach((reference) => reached.add(reference));
    }
  }
  const needs = new Map<string, ConnectorNeed>();
  for (const symbol of reached) {
    if (symbol.kind !== "connector") continue;
    needs.set(symbol.name, { name: symbol.name, kind: symbol.declaration.type.text });
  }
  return [...needs.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}
