import { isTerminal } from "journeyc/analysis";
import { CompletionItemKind } from "vscode-languageserver";
import type { Proposal } from "./proposal.ts";
import { isAtCursor, restOfLine, type Scene } from "./scene.ts";
import { snippet, stop } from "./snippet.ts";
import { targetsOf } from "./targets.ts";

/** The names that arrows of the journey lead to, and that no node has but the one that is being written. */
export function missingNames({ journey, place }: Scene): readonly string[] {
  const names = journey?.nodes.map(({ name }) => name) ?? [];
  const nodes = new Set(names.flatMap(({ text, span }) => (isAtCursor(span, place) ? [] : text)));
  const targets = new Set(targetsOf(journey).map(({ text }) => text));
  return [...targets].filter((name) => name !== "" && !nodes.has(name) && !isTerminal(name));
}

/** Behind `node` and `page`: the nodes that arrows wait for. */
export function nodeNames(scene: Scene, isPage: boolean): readonly Proposal[] {
  const goesOn = !isPage && restOfLine(scene).trim() === "";
  return missingNames(scene).map((name) => ({
    label: name,
    kind: CompletionItemKind.Class,
    insert: goesOn ? `${name}: ` : name,
    ...(goesOn && { snippet: snippet`${name}: ${stop()}` }),
    detail: "led to, and not there yet",
    goesOn,
  }));
}
