import type { SourceFile } from "../../1-syntax/ast.ts";
import type { Journey, Node } from "../../2-bind/model.ts";
import type { TextEdit } from "../../diagnostics/diagnostic.ts";
import { readingOrder } from "../../3-flow/reading-order.ts";
import { nodeParts } from "./node-parts.ts";

/** Where the outcomes of a node lead, in the order in which its type has them. */
function targetsOf({ edges, outcomes }: Node): readonly string[] {
  const rank = (outcome: string): number =>
    outcomes?.findIndex(({ name }) => name === outcome) ?? 0;
  return edges
    .toSorted((one, other) => rank(one.outcome) - rank(other.outcome))
    .flatMap(({ target }) => (target.kind === "node" ? [target.name] : []));
}

function orderOf({ nodes, start }: Journey): readonly string[] {
  const led = new Set([...nodes.values()].flatMap(targetsOf));
  const names = [...nodes.keys()].toSorted(
    (one, other) => Number(led.has(one)) - Number(led.has(other)),
  );
  const entry = start?.kind === "node" ? start.name : undefined;
  const next = (name: string): readonly string[] => {
    const node = nodes.get(name);
    return node === undefined ? [] : targetsOf(node);
  };
  return readingOrder(names, next, entry);
}

/**
 * Puts the nodes of a journey in reading order, each with what stands above it. Nothing when they are, or when something
 * else stands between them.
 */
export function sortNodes(source: SourceFile, journey: Journey): readonly TextEdit[] {
  const parts = nodeParts(source, journey.declaration);
  const spans = new Map(parts.map(({ name, span }) => [name, span]));
  const [first, last] = [parts[0], parts.at(-1)];
  if (first === undefined || last === undefined || spans.size !== parts.length) return [];
  const sorted = orderOf(journey);
  if (sorted.every((name, index) => name === parts[index]?.name)) return [];
  const newText = sorted
    .flatMap((name) => spans.get(name) ?? [])
    .map(({ start, end }) => source.text.slice(start, end))
    .join("");
  return [{ file: source.path, span: { start: first.span.start, end: last.span.end }, newText }];
}
