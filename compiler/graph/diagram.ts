import type { Journey, Node, Target } from "../2-bind/model.ts";

/** A way out of a node, by name. */
export interface TakenOutcome {
  readonly node: string;
  readonly outcome: string;
}

export type BoxKind = "start" | "page" | "decision" | "step" | "inner" | "end";

export interface Box {
  readonly kind: BoxKind;
  /** Unique in the diagram; letters, digits and underscores. */
  readonly id: string;
  /** The first line is what the box is called. */
  readonly lines: readonly string[];
  readonly taken: boolean;
}

/** The outcomes of one box that share a target. */
export interface Arrow {
  readonly from: string;
  readonly to: string;
  /** Outcomes, in source order; empty where there is no choice. */
  readonly labels: readonly string[];
  readonly taken: boolean;
}

export interface Diagram {
  readonly name: string;
  readonly boxes: readonly Box[];
  readonly arrows: readonly Arrow[];
}

/**
 * A journey as boxes and arrows, in source order; a draft is drawn as far as it goes.
 * @param highlight the outcomes that a run took, in their order
 */
export function diagramOf(journey: Journey, highlight: readonly TakenOutcome[] = []): Diagram {
  const taken = new Set(highlight.map(({ node, outcome }) => `${node}.${outcome}`));
  const nodes = [...journey.nodes.values()];
  const arrows = nodes.flatMap((node) => arrowsOf(node, taken));
  const begin = journey.start;
  // A loop that a finding shows does not begin at the start.
  const entered = begin?.kind === "node" && highlight[0]?.node === begin.name;
  const first = begin ? [{ from: startId, to: idOf(begin), labels: [], taken: entered }] : [];
  const all = [...first, ...arrows];
  const reached = new Set(all.filter((arrow) => arrow.taken).flatMap(({ from, to }) => [from, to]));
  const boxes = [startBox, ...nodes.map(boxOf), ...endsOf(all)];
  return {
    name: journey.name,
    boxes: boxes.map((box) => ({ ...box, taken: reached.has(box.id) })),
    arrows: all,
  };
}

type Untaken = Omit<Box, "taken">;

const startId = "start";
const startBox: Untaken = { kind: "start", id: startId, lines: ["start"] };

/** Ids of nodes have a prefix, so that no name is a word of the drawing's language. */
function nodeId(name: string): string {
  const safe = name.replace(/\W/gu, (character) => `_x${character.codePointAt(0)?.toString(16)}_`);
  return `node_${safe}`;
}

function idOf(target: Target): string {
  return target.kind === "node" ? nodeId(target.name) : target.kind;
}

function endsOf(arrows: readonly Arrow[]): readonly Untaken[] {
  const targets = new Set(arrows.map((arrow) => arrow.to));
  return ["success", "failure", "stop"]
    .filter((end) => targets.has(end))
    .map((end) => ({ kind: "end", id: end, lines: [end] }));
}

function arrowsOf(node: Node, taken: ReadonlySet<string>): readonly Arrow[] {
  const choice = (node.outcomes ?? node.edges).length > 1;
  const byTarget = Map.groupBy(node.edges, ({ target }) => idOf(target));
  return [...byTarget].map(([to, edges]) => ({
    from: nodeId(node.name),
    to,
    labels: choice ? edges.map((edge) => edge.outcome) : [],
    taken: edges.some((edge) => taken.has(`${node.name}.${edge.outcome}`)),
  }));
}

function boxOf(node: Node): Untaken {
  const id = nodeId(node.name);
  const { declaration } = node;
  const called = declaration.displayName?.value ?? node.name;
  if (declaration.kind === "Page") {
    const members = node.members.map((member) => `${member.name}: ${member.declaration.type.text}`);
    return { kind: "page", id, lines: [called, ...members] };
  }
  const inner = innerJourneyOf(node);
  if (inner !== undefined) return { kind: "inner", id, lines: [called, inner] };
  const kind = (node.outcomes ?? node.edges).length > 1 ? "decision" : "step";
  return { kind, id, lines: [called, declaration.type.text] };
}

function innerJourneyOf({ declaration, manifest }: Node): string | undefined {
  for (const { key, value } of declaration.settings) {
    const settings = manifest?.settings.properties ?? {};
    if (!Object.hasOwn(settings, key.text) || settings[key.text]?.kind !== "journey") continue;
    if (value.kind === "Reference") return value.name.text;
  }
  return undefined;
}
