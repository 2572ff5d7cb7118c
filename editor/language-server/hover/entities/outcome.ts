import { type Journey, type KnownFacts, knownIn, type Node } from "journeyc/analysis";
import type { Describe, Hovered } from "../hovered.ts";
import { gainedLines, knownLines } from "../known.ts";
import { type Block, code, heading, line, type Line, list, paragraph, prose } from "../text.ts";
import { targetLine, unwiredLine } from "../wiring.ts";

/** An outcome of a node: what it means, where it leads, and what taking it makes known. */
export const describeOutcome: Describe<"outcome"> = (
  { journey, node, name, manifest },
  { context },
) => {
  const edge = node.edges.find(({ outcome }) => outcome === name);
  const leads =
    edge !== undefined
      ? line`Leads to ${targetLine(edge.target, journey)}.`
      : manifest && line`It is ${unwiredLine(node, manifest)}.`;
  const id = manifest !== undefined && manifest.id !== name ? manifest.id : undefined;
  return [
    heading(`${node.name}.${spelled(name)}`),
    ...prose(manifest?.description),
    ...(leads === undefined ? [] : [{ kind: "paragraph" as const, line: leads }]),
    ...(id === undefined ? [] : [paragraph`AM calls it ${code(id)}.`]),
    ...list("Known when it is taken", stepLines(node, name, knownIn(context, journey))),
  ];
};

/** An outcome as a journey has it: a name, or a text in quotes. */
export function spelled(outcome: string): string {
  return /^[A-Za-z_]\w*$/.test(outcome) ? outcome : JSON.stringify(outcome);
}

function stepLines(node: Node, outcome: string, facts: KnownFacts): readonly Line[] {
  const after = facts.after(node, outcome);
  if (after === undefined) return [];
  if (after.reach !== "reached") return knownLines(after, facts);
  return gainedLines(facts.at(node), after);
}

/** The rest of a node's outcomes. */
export const describeElse: Describe<"else"> = ({ node, journey }) => {
  const wiring = node.declaration.wirings.find((one) => one.else !== undefined);
  const edges = node.edges.filter((edge) => edge.wiring === wiring);
  const [first] = edges;
  const rest: Line[] = edges.map(({ outcome }) => {
    const manifest = node.outcomes?.find(({ name }) => name === outcome);
    return manifest === undefined
      ? [code(outcome)]
      : line`${code(outcome)}: ${manifest.description}`;
  });
  return [
    heading(`${node.name}.else`),
    paragraph`Every outcome that no other line names.`,
    ...(first === undefined ? [] : [paragraph`Leads to ${targetLine(first.target, journey)}.`]),
    ...list("Stands for", rest),
  ];
};

/** What an arrow without an outcome stands for. */
export function bareArrow(node: Node, journey: Journey, hovered: Hovered): readonly Block[] {
  const bare = node.edges.filter(({ wiring }) => isBare(wiring));
  const [only, another] = bare;
  if (only === undefined || another !== undefined) return [];
  const name = only.outcome;
  const manifest = node.outcomes?.find((outcome) => outcome.name === name);
  return describeOutcome({ kind: "outcome", journey, node, name, manifest }, hovered);
}

/** True for `-> target`. */
export function isBare(wiring: Node["edges"][number]["wiring"]): boolean {
  return wiring.outcomes.length === 0 && wiring.else === undefined;
}
