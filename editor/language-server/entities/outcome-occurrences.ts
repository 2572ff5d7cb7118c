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

/** An outcome of a node, or of a member that is not the last of its page, whether or not it has it. */
export function outcomeEntity(
  journey: Journey,
  node: Node,
  name: string,
  member?: Member,
): Extract<Entity, { kind: "outcome" }> {
  const manifest = (member ?? node).outcomes?.find((outcome) => outcome.name === name);
  return { kind: "outcome", journey, node, name, manifest, ...(member && { member }) };
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
 * @param member the member of the page that the node is
 */
export function* authorsOutcomes(
  journey: Journey,
  node: Node,
  member?: Member,
): Generator<Occurrence> {
  const part = member ?? node;
  const { manifest, declaration } = part;
  const other = member === node.members.at(-1) ? undefined : member;
  const entity = (name: string): Entity => outcomeEntity(journey, node, name, other);
  for (const item of listedOutcomes(part))
    yield declared({ span: insideQuotes(item) }, entity(item.value));
  const names = new Set(listedOutcomes(part).map(({ value }) => value));
  for (const { key, value } of declaration.settings) {
    const { properties } = manifest?.settings ?? {};
    const schema = properties && Object.hasOwn(properties, key.text) && properties[key.text];
    if (!schema || schema.kind !== "outcome") continue;
    if (value.kind === "String" && names.has(value.value))
      yield named(insideQuotes(value), entity(value.value));
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

/** The node or member whose outcome it is. */
export function partWith({ node, member }: Extract<Entity, { kind: "outcome" }>): Node | Member {
  return member ?? node.members.at(-1) ?? node;
}

/** Where the author names an outcome; undefined for outcomes that the node type brings. */
export function authorsOutcome(
  outcome: Extract<Entity, { kind: "outcome" }>,
): StringLiteral | undefined {
  return listedOutcomes(partWith(outcome)).find(({ value }) => value === outcome.name);
}
