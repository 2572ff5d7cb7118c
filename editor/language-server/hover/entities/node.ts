import { type Journey, knownIn, type Member, type Node } from "journeyc/analysis";
import { knownLines } from "../known.ts";
import type { Describe, Hovered } from "../hovered.ts";
import { type Block, code, heading, line, type Line, list, paragraph, prose } from "../text.ts";
import { targetLine, unwiredLine } from "../wiring.ts";

/** How the heading of a node, a page or a member reads. */
export function nodeHeading({ name, declaration }: Node | Member): string {
  const { displayName } = declaration;
  const called = displayName === undefined ? "" : ` ${JSON.stringify(displayName.value)}`;
  if (declaration.kind === "Page") return `page ${name}${called}`;
  const { text, opaque } = declaration.type;
  const type = opaque ? JSON.stringify(text) : text;
  return `${declaration.kind === "Node" ? "node " : ""}${name}${called}: ${type}`;
}

/** What the type of a node or member is for. */
export function typeBlocks({ declaration, manifest, opaque }: Node | Member): readonly Block[] {
  if (declaration.kind === "Page") return [];
  if (manifest !== undefined) return [paragraph`${manifest.summary}`];
  return opaque
    ? [paragraph`A node type that the catalogue does not know: it is kept as it is.`]
    : [];
}

/** A line for each outcome of a node: where it leads. */
export function outcomeLines(node: Node, journey: Journey): readonly Line[] {
  const wired = node.edges.map(
    ({ outcome, target }) => line`${code(outcome)} → ${targetLine(target, journey)}`,
  );
  const names = new Set(node.edges.map(({ outcome }) => outcome));
  const unwired = (node.outcomes ?? [])
    .filter(({ name }) => !names.has(name))
    .map((outcome) => line`${code(outcome.name)}: ${unwiredLine(node, outcome)}`);
  return [...wired, ...unwired];
}

/** What is known where a node begins. */
export function knownAt(node: Node, journey: Journey, { context }: Hovered): readonly Line[] {
  const facts = knownIn(context, journey);
  return knownLines(facts.at(node), facts);
}

/** A node or page: what it is for, where it leads, and what is known where it begins. */
export const describeNode: Describe<"node"> = ({ node, journey }, hovered) => [
  heading(nodeHeading(node)),
  ...prose(node.declaration.doc?.text),
  ...typeBlocks(node),
  ...list(
    undefined,
    node.members.map((member) => line`${code(member.name)}: ${typeLine(member)}`),
  ),
  ...list("Outcomes", outcomeLines(node, journey)),
  ...list("Known here", knownAt(node, journey, hovered)),
];

function typeLine({ declaration, manifest }: Member): Line {
  const { text } = declaration.type;
  return manifest === undefined ? line`${code(text)}` : line`${code(text)} – ${manifest.summary}`;
}

/** A member of a page. */
export const describeMember: Describe<"member"> = ({ member, page, journey }, hovered) => [
  heading(nodeHeading(member)),
  ...prose(member.declaration.doc?.text),
  ...typeBlocks(member),
  paragraph`Asked on the page ${code(page.name)}.`,
  ...list("Known where the page begins", knownAt(page, journey, hovered)),
];
