import { environmentName } from "journeyc/analysis";
import { CompletionItemKind } from "vscode-languageserver";
import { described } from "./described.ts";
import type { Proposal } from "./proposal.ts";
import type { Scene } from "./scene.ts";
import { snippet, stop } from "./snippet.ts";
import { type EnvironmentUse, environmentUses } from "./workspace-names.ts";

function describedUse({ source, name }: EnvironmentUse) {
  return described(() => ({ kind: "environment", source, name }));
}

/** Behind `env.` and `secret.`: the names that any file uses. */
export function environmentNames(scene: Scene, source: "env" | "secret"): readonly Proposal[] {
  return environmentUses(scene, source).map((use) => ({
    label: use.name,
    insert: use.name,
    kind: CompletionItemKind.Variable,
    detail: source === "env" ? "environment value" : "secret",
    documentation: describedUse(use),
  }));
}

/** The same where a value is wanted, with `env.` or `secret.` before them, and a new one. */
export function environmentValues(
  scene: Scene,
  source: "env" | "secret",
  setting: string,
  rank: number,
): readonly Proposal[] {
  const known = environmentUses(scene, source).map((use): Proposal => ({
    label: `${source}.${use.name}`,
    insert: `${source}.${use.name}`,
    kind: CompletionItemKind.Variable,
    detail: source === "env" ? "environment value" : "secret",
    documentation: describedUse(use),
    rank,
  }));
  const fresh: Proposal = {
    label: `${source}.`,
    insert: `${source}.`,
    snippet: snippet`${source}.${stop(environmentName(setting))}`,
    kind: CompletionItemKind.Keyword,
    detail:
      source === "env"
        ? "a value that each environment provides"
        : "a secret that each environment provides",
    rank: rank + 1,
  };
  return [...known, fresh];
}
