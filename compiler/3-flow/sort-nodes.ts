import type { SourceFile } from "../1-syntax/ast.ts";
import { trailedEnd } from "../1-syntax/comments.ts";
import type { Journey, Node } from "../2-bind/model.ts";
import type { TextEdit } from "../diagnostics/diagnostic.ts";
import { readingOrder } from "./reading-order.ts";

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
  const { nodes, starts, requires, settings } = journey.declaration;
  const [first] = nodes;
  if (first === undefined || nodes.length !== journey.nodes.size) return [];
  const others = [...starts, ...requires, ...settings].map(({ span }) => span.end);
  const headEnd = Math.max(
    ...others,
    source.text.indexOf("{", journey.declaration.name.span.end) + 1,
  );
  if (headEnd > first.span.start) return [];
  let start = trailedEnd(source, headEnd);
  const from = start;
  const parts = new Map<string, string>();
  for (const { name, span } of nodes) {
    const end = trailedEnd(source, span.end);
    parts.set(name.text, source.text.slice(start, end));
    start = end;
  }
  const sorted = orderOf(journey);
  const names = [...parts.keys()];
  if (sorted.every((name, index) => name === names[index])) return [];
  // A part that shares its line with another would run into it.
  if (![...parts.values()].every((part) => /^\s*\n/.test(part))) return [];
  const newText = sorted.map((name) => parts.get(name) ?? "").join("");
  return [{ file: source.path, span: { start: from, end: start }, newText }];
}
