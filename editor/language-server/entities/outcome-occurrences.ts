import {
  isTerminal,
  type Journey,
  type Member,
  type Name,
  type Node,
  type Setting,
  type Wiring,
} from "journeyc/analysis";
import type { Entity } from "./entity.ts";
import { declared, insideQuotes, named, type Occurrence } from "./occurrence.ts";

/** An outcome of a node, whether or not the node has it. */
export function outcomeEntity(journey: Journey, node: Node, name: string): Entity {
  const manifest = node.outcomes?.find((outcome) => outcome.name === name);
  return { kind: "outcome", journey, node, name, manifest };
}

/** What an arrow leads to. */
export function* targetOccurrence(journey: Journey, { text, span }: Name): Generator<Occurrence> {
  const node = journey.nodes.get(text);
  if (isTerminal(text)) yield named(span, { kind: "end", end: text, journey });
  else if (node !== undefined) yield named(span, { kind: "node", journey, node });
}

export function* wiringOccurrences(
  journey: Journey,
  node: Node,
  wiring: Wiring,
): Generator<Occurrence> {
  for (const { span, text } of wiring.outcomes)
    yield named(span, outcomeEntity(journey, node, text));
  if (wiring.else !== undefined) yield named(wiring.else, { kind: "else", journey, node });
  yield* targetOccurrence(journey, wiring.target);
}

/**
 * The outcomes that the author names in a list: there they come into being.
 * @param part the node, or the last member of the page that the node is
 */
export function* authorsOutcomes(
  journey: Journey,
  node: Node,
  { manifest, declaration }: Node | Member,
): Generator<Occurrence> {
  if (manifest?.outcomes.from !== "setting") return;
  const { setting, list } = manifest.outcomes;
  const isList = ({ key }: Setting): boolean => key.text === setting;
  const value = declaration.settings.find(isList)?.value;
  for (const item of value?.kind === "List" ? value.items : []) {
    if (item.kind !== "String" || list.some(({ name }) => name === item.value)) continue;
    yield declared({ span: insideQuotes(item) }, outcomeEntity(journey, node, item.value));
  }
}
