import { keyText } from "../../1-syntax/print/values.ts";
import { quoted } from "../../1-syntax/print/string-text.ts";
import { orderedConnections, outcomesOfNode, type NamedOutcome } from "./outcome-names.ts";
import type { SourceNode } from "./source.ts";

function outcomeText({ name, quoted: inQuotes }: NamedOutcome): string {
  // `else` would mean the rest.
  return inQuotes || name === "else" ? quoted(name.toWellFormed()) : keyText(name);
}

/** The only outcome of a node, which need not be named. */
function isSingle(node: SourceNode, outcome: NamedOutcome | undefined): boolean {
  const outcomes = outcomesOfNode(node);
  if (outcomes.length > 1 || outcome === undefined) return false;
  const [only] = outcomes;
  return only === undefined ? outcome.id === "outcome" && isOpaque(node) : only.id === outcome.id;
}

/** True when the outcomes are those that the text wires; of a page without members nobody knows others. */
function isOpaque({ amType, manifest, members }: SourceNode): boolean {
  const last = members.at(-1);
  if (last === undefined && amType === "PageNode") return true;
  const { manifest: deciding } = last ?? { manifest };
  return deciding === undefined || deciding.outcomes.from === "wiring";
}

/**
 * The wiring of a node as lines of text: outcomes with one target share a line. A node at which everything ends, as
 * pages that show an error are, stops.
 */
export function wiringLines(
  node: SourceNode,
  nameOf: (target: string) => string,
): readonly string[] {
  const connections = orderedConnections(node);
  const [first, second] = connections;
  if (first === undefined) return deadEnd(node);
  if (second === undefined && isSingle(node, first[0])) return [`-> ${nameOf(first[1])}`];
  const byTarget = Map.groupBy(connections, ([, target]) => target);
  return [...byTarget].map(([target, group]) => {
    const outcomes = group.map(([outcome]) => outcomeText(outcome));
    return `${outcomes.join(", ")} -> ${nameOf(target)}`;
  });
}

function deadEnd(node: SourceNode): readonly string[] {
  const outcomes = outcomesOfNode(node);
  if (outcomes.length > 1 && !isOpaque(node)) return ["else -> stop"];
  return ["-> stop"];
}
