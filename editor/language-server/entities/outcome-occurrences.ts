import {
  isTerminal,
  type Journey,
  type Member,
  type Name,
  type Node,
  type StringLiteral,
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
 * The outcomes that the author names in a list: there they come into being. Other settings may speak of them.
 * @param part the node, or the last member of the page that the node is
 */
export function* authorsOutcomes(
  journey: Journey,
  node: Node,
  part: Node | Member,
): Generator<Occurrence> {
  const { manifest, declaration } = part;
  for (const item of listedOutcomes(part))
    yield declared({ span: insideQuotes(item) }, outcomeEntity(journey, node, item.value));
  const names = new Set(listedOutcomes(part).map(({ value }) => value));
  for (const { key, value } of declaration.settings) {
    const { properties } = manifest?.settings ?? {};
    const schema = properties && Object.hasOwn(properties, key.text) && properties[key.text];
    if (!schema || schema.kind !== "outcome") continue;
    if (value.kind === "String" && names.has(value.value))
      yield named(insideQuotes(value), outcomeEntity(journey, node, value.value));
  }
}

/** The items of the list in which the author names outcomes of a node. */
function listedOutcomes({ manifest, declaration }: Node | Member): readonly StringLiteral[] {
  if (manifest?.outcomes.from !== "setting") return [];
  const { setting, list } = manifest.outcomes;
  const value = declaration.settings.find(({ key }) => key.text === setting)?.value;
  const items = value?.kind === "List" ? value.items : [];
  return items.flatMap((item) =>
    item.kind === "String" && !list.some(({ name }) => name === item.value) ? item : [],
  );
}

/** Where the author names an outcome of a node; undefined for outcomes that the node type brings. */
export function authorsOutcome(node: Node, name: string): StringLiteral | undefined {
  const part = node.declaration.kind === "Page" ? node.members.at(-1) : node;
  return part && listedOutcomes(part).find(({ value }) => value === name);
}
