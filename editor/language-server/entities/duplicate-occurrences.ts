import type {
  BoundFile,
  JourneyDeclaration,
  NodeDeclaration,
  PageDeclaration,
  Setting,
} from "journeyc/analysis";
import type { Occurrence } from "./occurrence.ts";
import { targetOccurrence } from "./outcome-occurrences.ts";
import { valueOccurrences } from "./value-occurrences.ts";

/**
 * What stands in declarations whose name another one has before them: the binder leaves them out. Their own names mean
 * nothing, but what they refer to is clear.
 */
export function* duplicateOccurrences(
  file: BoundFile,
  resolve: (specifier: string) => string,
): Generator<Occurrence> {
  const bound = new Map(file.journeys.map((journey) => [journey.declaration, journey]));
  const connectors = new Set(file.connectors.map(({ declaration }) => declaration));
  function* values(settings: readonly Setting[]): Generator<Occurrence> {
    for (const { key, value } of settings) {
      const place = { file, resolve, owner: undefined, schema: undefined, key: key.text };
      yield* valueOccurrences(value, place);
    }
  }
  function* inNode(node: NodeDeclaration | PageDeclaration): Generator<Occurrence> {
    yield* values(node.settings);
    for (const member of node.kind === "Page" ? node.members : []) yield* values(member.settings);
  }
  function* inJourney(declaration: JourneyDeclaration): Generator<Occurrence> {
    const journey = bound.get(declaration);
    if (journey === undefined) yield* values(declaration.settings);
    for (const node of declaration.nodes) {
      if (journey?.nodes.get(node.name.text)?.declaration === node) continue;
      yield* inNode(node);
      if (journey === undefined) continue;
      for (const { target } of node.wirings) yield* targetOccurrence(journey, target);
    }
  }
  for (const declaration of file.source.declarations) {
    if (declaration.kind === "Journey") yield* inJourney(declaration);
    else if (declaration.kind === "Connector" && !connectors.has(declaration))
      yield* values(declaration.settings);
  }
}
