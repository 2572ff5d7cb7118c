import { CompletionItemKind } from "vscode-languageserver";
import { allowProposals, annotationProposal } from "./allows.ts";
import { connectorKindProposals } from "./connector-kinds.ts";
import { declarationProposals } from "./declarations.ts";
import { environmentNames } from "./environment-names.ts";
import { importedNames } from "./imports.ts";
import { keyProposals } from "./keys.ts";
import { nodeTypeProposals } from "./node-types.ts";
import { furtherOpaqueOutcomes } from "./opaque-types.ts";
import { furtherOutcomes } from "./outcomes.ts";
import { importPaths, schemaPaths } from "./paths.ts";
import { wordBlocks } from "../hover/keywords.ts";
import { nodeNames } from "./node-names.ts";
import type { Proposal } from "./proposal.ts";
import { requirementOutcomes, requirementProposals } from "./requirements.ts";
import { newResourceProposals, resourceProposals } from "./resources.ts";
import type { Scene } from "./scene.ts";
import { statementProposals } from "./statements.ts";
import { targetProposals } from "./targets.ts";
import { valueProposals } from "./values.ts";

/** What may be written where the cursor is; one provider for each kind of thing that is wanted there. */
export function proposalsAt(scene: Scene): readonly Proposal[] {
  const { wanted } = scene.place;
  switch (wanted.kind) {
    case "declaration":
      return declarationProposals(scene);
    case "keyword":
      return wanted.words.map(keyword);
    case "importedName":
      return importedNames(scene, wanted.specifier, wanted.others);
    case "importPath":
      return importPaths(scene);
    case "schemaPath":
      return schemaPaths(scene);
    case "connectorKind":
      return connectorKindProposals(scene);
    case "resource":
      return wanted.declares ? newResourceProposals(scene) : resourceProposals(scene);
    case "statement":
      return statementProposals(scene);
    case "outcome":
      return scene.body?.heading.opaque === true
        ? furtherOpaqueOutcomes(scene, scene.body)
        : furtherOutcomes(scene, wanted.taken);
    case "nodeName":
      return nodeNames(scene, wanted.page);
    case "nodeType":
      return nodeTypeProposals(scene, wanted.member);
    case "target":
      return targetProposals(scene);
    case "value":
      return valueProposals(scene, wanted.setting, wanted.path);
    case "key":
      return keyProposals(scene, wanted.setting, wanted.path, wanted.taken);
    case "requirement":
      return requirementProposals(scene);
    case "requirementOutcome":
      return requirementOutcomes(scene, wanted.of);
    case "annotation":
      return [annotationProposal(scene)];
    case "allowedCode":
      return allowProposals(scene);
    case "environmentName":
      return environmentNames(scene, wanted.source);
    case "nothing":
      return [];
  }
}

function keyword(word: string): Proposal {
  const kind = /^\w/.test(word) ? CompletionItemKind.Keyword : CompletionItemKind.Operator;
  return { label: word, insert: word, kind, documentation: () => wordBlocks(word) };
}
