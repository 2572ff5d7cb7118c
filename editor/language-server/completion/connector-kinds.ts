import { indentationStep } from "journeyc/analysis";
import type { ConnectorManifest } from "@journeyc/grammar/manifest";
import { CompletionItemKind } from "vscode-languageserver";
import { described } from "./described.ts";
import type { Proposal } from "./proposal.ts";
import { isAtLineEnd, type Scene } from "./scene.ts";
import { linesOf, type Snippet, snippet } from "./snippet.ts";
import { valueSnippet } from "./value-snippets.ts";

/** A connector from its kind on, with the settings that it needs. */
export function connectorSnippet({ kind, settings }: ConnectorManifest, scene: Scene): Snippet {
  const lines = settings.required.flatMap((name) => {
    const schema = settings.properties[name];
    if (schema === undefined) return [];
    return [snippet`${indentationStep}${name}: ${valueSnippet(name, schema, scene)}`];
  });
  return linesOf([[`${kind} {`], ...lines, ["}"]]);
}

export function connectorKindProposals(scene: Scene): readonly Proposal[] {
  const kinds = [...scene.program.catalogue.connectors.values()];
  return kinds.map((manifest) => ({
    label: manifest.kind,
    insert: manifest.kind,
    ...(isAtLineEnd(scene) && { snippet: connectorSnippet(manifest, scene) }),
    kind: CompletionItemKind.Interface,
    detail: manifest.displayName,
    documentation: described(() => ({ kind: "connectorKind", manifest })),
    preselect: kinds.length === 1,
  }));
}
