import { readWiring, spell, type Wiring } from "journeyc/analysis";
import type { OutcomeManifest } from "@journeyc/grammar/manifest";
import { CompletionItemKind } from "vscode-languageserver";
import { type Block, code, line, list } from "../hover/text.ts";
import { describedOutcome } from "./described.ts";
import { wiringLines } from "./nodes.ts";
import type { Proposal } from "./proposal.ts";
import { type Body, isAtCursor, restOfLine, type Scene } from "./scene.ts";
import { linesOf, snippet } from "./snippet.ts";
import { targetStop } from "./targets.ts";
import { textHere } from "./text-value.ts";

/** True for a line whose outcomes are not written yet: `<|>  -> next`. */
function isBeingNamed(wiring: Wiring, { lines, place }: Scene): boolean {
  const between = lines.text.slice(place.replace.end, wiring.span.start);
  return (
    wiring.outcomes.length === 0 &&
    wiring.span.start >= place.replace.end &&
    between.length < 200 &&
    /^[ \t]*$/.test(between)
  );
}

/** The outcomes of the body that no line names, apart from what is being written. */
export function outcomesToName(scene: Scene, body: Body): readonly OutcomeManifest[] {
  const { outcomes, wirings } = body;
  if (outcomes === undefined) return [];
  const named = new Set(
    wirings.flatMap((wiring) =>
      wiring.outcomes.flatMap(({ span, text }) => (isAtCursor(span, scene.place) ? [] : text)),
    ),
  );
  const bare = wirings.filter(
    (wiring) =>
      wiring.outcomes.length === 0 && wiring.else === undefined && !isBeingNamed(wiring, scene),
  );
  const taken = readWiring(bare, outcomes, false).taken;
  return outcomes.filter(({ name }) => !named.has(name) && !taken.has(name));
}

function hasElse({ wirings }: Body, { place }: Scene): boolean {
  return wirings.some((wiring) => wiring.else !== undefined && !isAtCursor(wiring.else, place));
}

function detailOf({ displayName, optional }: OutcomeManifest): string {
  if (optional === undefined) return displayName;
  const { foldsInto } = optional;
  return `${displayName}, else ${foldsInto === "error" ? "an error" : foldsInto}`;
}

function proposalOf(
  outcome: OutcomeManifest,
  scene: Scene,
  rank: number,
  withArrow: boolean,
): Proposal {
  const { name, optional } = outcome;
  const { quoted } = scene.place;
  const insert = quoted ? textHere(name, scene) : spell(name);
  return {
    label: name,
    kind: CompletionItemKind.EnumMember,
    insert,
    ...(withArrow && !quoted && { snippet: snippet`${insert} -> ${targetStop(scene)}` }),
    detail: detailOf(outcome),
    documentation: describedOutcome(outcome, scene.body?.declaration, scene),
    rank: rank + (optional === undefined ? 0 : 2),
  };
}

/** Further outcomes of a line: `true, <|>`. */
export function furtherOutcomes(scene: Scene, taken: readonly string[]): readonly Proposal[] {
  const { body } = scene;
  if (body === undefined) return [];
  return outcomesToName(scene, body)
    .filter(({ name }) => !taken.includes(name))
    .map((outcome) => proposalOf(outcome, scene, 0, false));
}

/** Lines of wiring, at the start of a line in a node or a page. */
export function wiringProposals(scene: Scene, body: Body): readonly Proposal[] {
  const toName = outcomesToName(scene, body);
  const hasArrow = /^\s*(?:->|,)/.test(restOfLine(scene));
  const named = toName.map((outcome) => proposalOf(outcome, scene, 1, !hasArrow));
  if (scene.place.quoted) return named;
  const missing = hasElse(body, scene)
    ? []
    : toName.filter(({ optional }) => optional === undefined);
  return [
    ...(hasArrow || missing.length < 2 ? [] : [allMissing(missing, scene)]),
    ...named,
    ...rest(toName, hasArrow, scene, body),
    ...(hasArrow ? [] : [arrow(missing, scene, body)]),
  ];
}

/** One line for each outcome that must be wired. */
function allMissing(missing: readonly OutcomeManifest[], scene: Scene): Proposal {
  const names = missing.map(({ name }) => spell(name));
  const lines = linesOf(wiringLines(names, scene, ""));
  return {
    label: `wire all outcomes: ${names.join(", ")}`,
    filter: `all ${names.join(" ")}`,
    kind: CompletionItemKind.Snippet,
    insert: names.map((name) => `${name} -> failure`).join("\n"),
    snippet: lines,
    detail: `${missing.length} not wired yet`,
    documentation: () => meanings(missing),
    rank: 1,
  };
}

function meanings(outcomes: readonly OutcomeManifest[]): readonly Block[] {
  return list(
    undefined,
    outcomes.map(({ name, description }) => line`${code(name)}: ${description}`),
  );
}

function rest(
  toName: readonly OutcomeManifest[],
  hasArrow: boolean,
  scene: Scene,
  body: Body,
): readonly Proposal[] {
  if (hasElse(body, scene) || toName.length === 0) return [];
  return [
    {
      label: "else",
      kind: CompletionItemKind.Keyword,
      insert: "else",
      ...(!hasArrow && { snippet: snippet`else -> ${targetStop(scene)}` }),
      detail: "all other outcomes",
      documentation: () => meanings(toName),
      rank: 4,
    },
  ];
}

function arrow(missing: readonly OutcomeManifest[], scene: Scene, body: Body): Proposal {
  const [only, another] = missing;
  const isOnly = only !== undefined && another === undefined && body.outcomes?.length === 1;
  return {
    label: "->",
    kind: CompletionItemKind.Operator,
    insert: "->",
    snippet: snippet`-> ${targetStop(scene)}`,
    detail: "where the only outcome leads",
    rank: isOnly ? 1 : 5,
  };
}
