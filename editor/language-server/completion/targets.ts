import type { JourneyDeclaration, Name, NodeDeclaration, PageDeclaration } from "journeyc/analysis";
import { CompletionItemKind } from "vscode-languageserver";
import { describedEnd, describedNode } from "./described.ts";
import type { Proposal } from "./proposal.ts";
import { isAtCursor, type Scene } from "./scene.ts";
import { choice, type Stop } from "./snippet.ts";

const ends = ["success", "failure", "stop"] as const;

/** Where an arrow may lead: first to what nothing leads to yet, last to the node itself. */
export function targetProposals(scene: Scene): readonly Proposal[] {
  const { journey } = scene;
  const reached = reachedIn(scene);
  const self = journey && nodeBeforeCursor(scene, journey);
  const nodes = namedNodes(scene).map((node): Proposal => {
    const name = node.name.text;
    const type = node.kind === "Page" ? "Page" : node.type.text;
    return {
      label: name,
      insert: name,
      kind: node.kind === "Page" ? CompletionItemKind.Interface : CompletionItemKind.Class,
      detail: reached.has(name) ? type : `${type}, nothing leads here yet`,
      documentation: describedNode(node, scene),
      rank: node === self ? 3 : reached.has(name) ? 1 : 0,
    };
  });
  const isStart = self === undefined && scene.place.body?.kind === "journey";
  const terminals = ends.map((end): Proposal => ({
    label: end,
    insert: end,
    kind: CompletionItemKind.Constant,
    detail: "end",
    documentation: describedEnd(end, scene),
    rank: isStart ? 3 : 2,
  }));
  return [...nodes, ...terminals];
}

/** A place for the target of an arrow that is being proposed. */
export function targetStop(scene: Scene): Stop {
  const reached = reachedIn(scene);
  const names = namedNodes(scene).map(({ name }) => name.text);
  const others = names.filter((name) => name !== scene.self);
  const next = others.filter((name) => !reached.has(name));
  return choice([...next, "failure", "success", "stop", ...others]);
}

type NodeLike = NodeDeclaration | PageDeclaration;

function namedNodes({ journey }: Scene): readonly NodeLike[] {
  return journey?.nodes.filter(({ name }) => name.text !== "") ?? [];
}

/** The names that some arrow leads to, apart from the one that is being written. */
export function reachedIn({ journey, place }: Scene): ReadonlySet<string> {
  return new Set(
    targetsOf(journey).flatMap(({ span, text }) => (isAtCursor(span, place) ? [] : text)),
  );
}

export function targetsOf(journey: JourneyDeclaration | undefined): readonly Name[] {
  const nodes = journey?.nodes ?? [];
  const lines = [...(journey?.starts ?? []), ...nodes.flatMap(({ wirings }) => wirings)];
  return lines.map(({ target }) => target);
}

function nodeBeforeCursor({ offset }: Scene, journey: JourneyDeclaration): NodeLike | undefined {
  const before = [...journey.nodes, ...journey.starts].filter(({ span }) => span.start <= offset);
  const last = before.toSorted((a, b) => a.span.start - b.span.start).at(-1);
  return last?.kind === "Start" ? undefined : last;
}
