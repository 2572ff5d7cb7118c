import { CompletionItemKind } from "vscode-languageserver";
import { annotationProposal } from "./allows.ts";
import { wordBlocks } from "../hover/keywords.ts";
import { missingNames } from "./node-names.ts";
import type { Proposal } from "./proposal.ts";
import { isAtLineEnd, restOfLine, type Scene } from "./scene.ts";
import { choice, linesOf, type Snippet, snippet, stop } from "./snippet.ts";
import { targetStop } from "./targets.ts";

/** What a line in a journey may start with, apart from its settings. */
export function journeyItems(scene: Scene): readonly Proposal[] {
  const { journey } = scene;
  const isStarted = (journey?.starts.length ?? 0) > 0 && !isAtStart(scene);
  const start: Proposal = {
    label: "start",
    kind: CompletionItemKind.Keyword,
    insert: "start -> ",
    snippet: snippet`start -> ${targetStop(scene)}`,
    detail: "where the journey begins",
    documentation: () => wordBlocks("start"),
    goesOn: true,
  };
  return [
    ...(isStarted ? [] : [start]),
    ...missingNodes(scene),
    item("node", "node ", snippet`node ${stop("name")}: ${stop()}`, "a step"),
    item("page", "page ", pageSnippet(scene), "what the user sees at once"),
    item("require", "require ", requirement(), "what must hold on every path"),
    annotationProposal(scene),
  ].map((proposal) => bareBefore(proposal, scene));
}

/** The word alone, where the line goes on already. */
function bareBefore(proposal: Proposal, scene: Scene): Proposal {
  if (isAtLineEnd(scene)) return proposal;
  const { snippet: _, ...rest } = proposal;
  const [word = ""] = proposal.insert.split(" ");
  return { ...rest, insert: word, goesOn: false };
}

/** True where the only `start` is the one that is being written. */
function isAtStart({ journey, place, lines }: Scene): boolean {
  const [only, another] = journey?.starts ?? [];
  if (only === undefined || another !== undefined) return false;
  return (
    (only.span.start <= place.replace.start && place.replace.end <= only.span.end) ||
    /^\s*->/.test(restOfLine({ lines, place }))
  );
}

function item(word: string, insert: string, parts: Snippet, detail: string): Proposal {
  return {
    label: word,
    kind: CompletionItemKind.Keyword,
    insert,
    snippet: parts,
    detail,
    documentation: () => wordBlocks(word),
    rank: 1,
  };
}

/** Nodes that arrows lead to and that are not there yet. */
function missingNodes(scene: Scene): readonly Proposal[] {
  return missingNames(scene).map((name) => ({
    label: `node ${name}`,
    kind: CompletionItemKind.Class,
    insert: `node ${name}: `,
    snippet: snippet`node ${name}: ${stop()}`,
    detail: "led to, and not there yet",
    goesOn: true,
  }));
}

function pageSnippet(scene: Scene): Snippet {
  return linesOf([
    snippet`page ${stop("name")} {`,
    snippet`  pageHeader: { en: "${stop()}" }`,
    [],
    snippet`  ${stop()}`,
    [],
    snippet`  -> ${targetStop(scene)}`,
    ["}"],
  ]);
}

function requirement(): Snippet {
  return snippet`require ${stop("mfa")} ${choice(["before", "after"])} ${choice(["success", "failure"])}`;
}
