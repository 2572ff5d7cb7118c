import type { ImportDeclaration, Name, ResourceName } from "../1-syntax/ast.ts";
import { report, type Diagnostic } from "../diagnostics/diagnostic.ts";
import type { BindContext, Catalogue } from "./context.ts";
import { didYouMean } from "./did-you-mean.ts";
import { importedFileUnreadable } from "./errors/imports.ts";
import {
  nodeTypeNameTaken,
  nodeTypeUnreadable,
  notANodeType,
  notExportedThere,
} from "./errors/node-types.ts";
import type { ExportReading, ImportedNodeType, ModuleReading } from "./node-type-reader.ts";
import { readFailureText } from "./read-failure.ts";
import { suggestionDetails } from "./suggest-fix.ts";
import type { ImportedName } from "./symbols.ts";

/** Resolves the import of node types from a module. Where nobody reads types, nothing is known of them, or reported. */
export function resolveNodeTypes(
  file: string,
  declaration: ImportDeclaration,
  context: BindContext,
  catalogue: Catalogue,
  diagnostics: Diagnostic[],
): ImportedName[] {
  const specifier = declaration.from.value;
  const path = context.resolve(file, specifier);
  const unknown = (name: Name | ResourceName, meant: readonly string[] = []): ImportedName => ({
    name,
    specifier,
    path: undefined,
    target: undefined,
    meant,
  });
  const read = context.readText(path);
  if (!read.ok) {
    const parameters = { specifier, reason: readFailureText(read.failure) };
    const place = { file, span: declaration.from.span };
    const hints = ["The path is relative to this file."];
    diagnostics.push(report(importedFileUnreadable, parameters, place, { hints }));
    return declaration.names.map((name) => unknown(name));
  }
  const module = context.readNodeTypes?.(path);
  if (module === undefined) return declaration.names.map((name) => unknown(name));
  return declaration.names.map((name) => {
    if (name.text === "") return unknown(name);
    const exported = module.get(name.text);
    if (exported === undefined) {
      return unknown(name, reportMissing(file, name, specifier, module, diagnostics));
    }
    const nodeType = nodeTypeOf(file, name, specifier, exported, diagnostics);
    if (nodeType !== undefined) checkName(file, name, nodeType, catalogue, diagnostics);
    return { ...unknown(name), nodeType };
  });
}

function nodeTypeOf(
  file: string,
  name: Name | ResourceName,
  specifier: string,
  exported: ExportReading,
  diagnostics: Diagnostic[],
): ImportedNodeType | undefined {
  const place = { file, span: name.span };
  const related = [{ ...exported.place, text: "exported here" }];
  switch (exported.kind) {
    case "nodeType": {
      const { manifest, needs } = exported;
      return { name: name.text, specifier, manifest, needs, place: exported.place };
    }
    case "unreadable": {
      const parameters = { name: name.text, reason: exported.reason };
      const hints = [
        "The compiler reads the type of what `defineNode` answers, and runs nothing: write the definition where it is called, without annotations.",
      ];
      diagnostics.push(report(nodeTypeUnreadable, parameters, place, { hints, related }));
      return undefined;
    }
    case "other": {
      const parameters = { name: name.text, type: exported.type };
      const hints = ["Make a node type with `defineNode` of `@journeyc/runtime`."];
      diagnostics.push(report(notANodeType, parameters, place, { hints, related }));
      return undefined;
    }
  }
}

function reportMissing(
  file: string,
  name: Name | ResourceName,
  specifier: string,
  module: ModuleReading,
  diagnostics: Diagnostic[],
): readonly string[] {
  const types = [...module].flatMap(([known, { kind }]) => (kind === "nodeType" ? known : []));
  const suggestion = didYouMean(name.text, types);
  const place = { file, span: name.span };
  const details = suggestionDetails(suggestion, place);
  diagnostics.push(report(notExportedThere, { name: name.text, specifier }, place, details));
  return suggestion.candidates;
}

/** A name means one thing: in nodes, in requirements, and in what the runtime tells. */
function checkName(
  file: string,
  { text: name, span }: Name | ResourceName,
  { manifest, place }: ImportedNodeType,
  { nodes }: Catalogue,
  diagnostics: Diagnostic[],
): void {
  const taken = [name, manifest.type].find((one) => nodes.has(one));
  if (taken === undefined) return;
  const hints = [
    name === taken ? "Export it by another name." : "Give another `type` to its `defineNode`.",
  ];
  const related = [{ ...place, text: "exported here" }];
  diagnostics.push(report(nodeTypeNameTaken, { name, taken }, { file, span }, { hints, related }));
}
