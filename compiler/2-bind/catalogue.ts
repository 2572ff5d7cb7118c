import type { ConnectorManifest, NodeManifest } from "@journeyc/grammar/manifest";
import type { Name, TypeName } from "../1-syntax/ast.ts";
import { report, type Diagnostic } from "../diagnostics/diagnostic.ts";
import { type Catalogue, nodeTypeOfAm } from "./context.ts";
import { suggester } from "./did-you-mean.ts";
import { unknownNodeType } from "./errors/nodes.ts";
import { unknownConnectorKind } from "./errors/references.ts";
import type { ImportedNodeType } from "./node-type-reader.ts";
import type { TypeOf } from "./outcomes.ts";
import { suggestionDetails } from "./suggest-fix.ts";
import type { FileScope } from "./symbols.ts";

/** Finds manifests; reports names that the catalogue does not have. */
export interface CatalogueBinder {
  nodeType(file: string, type: TypeName): NodeManifest | undefined;
  /** A type that the file imports from a module. */
  imported(file: string, type: TypeName): ImportedNodeType | undefined;
  connectorKind(file: string, kind: Name): ConnectorManifest | undefined;
  /** The node type of an id in AM's JSON. */
  readonly typeOfAm: TypeOf;
  /** The manifest of every page. */
  readonly page: NodeManifest | undefined;
}

const pageType = "Page";

/**
 * @param scopes of the files, by their paths: types that a file imports count there alone
 * @param diagnostics takes what is reported
 */
export function catalogueBinder(
  catalogue: Catalogue,
  scopes: ReadonlyMap<string, FileScope>,
  diagnostics: Diagnostic[],
): CatalogueBinder {
  // A page is written `page x { … }`, so `Page` is no type that a node may name.
  const known = [...catalogue.nodes.keys()].filter((type) => type !== pageType);
  const types = suggester(() => known);
  const typesOf = (scope: FileScope | undefined): typeof types =>
    scope === undefined || scope.nodeTypes.size === 0
      ? types
      : suggester(() => [...scope.nodeTypes.keys(), ...known]);
  const kinds = suggester(() => [...catalogue.connectors.keys()]);
  return {
    page: catalogue.nodes.get(pageType),
    typeOfAm: (amType) => nodeTypeOfAm(catalogue, amType),
    nodeType(file, type) {
      if (type.opaque || type.text === "") return undefined;
      const scope = scopes.get(file);
      const own = scope?.nodeTypes.get(type.text);
      if (own !== undefined) {
        scope?.used.add(type.text);
        return own.manifest;
      }
      const manifest = type.text === pageType ? undefined : catalogue.nodes.get(type.text);
      if (manifest !== undefined || scope?.lost.has(type.text) === true) return manifest;
      const place = { file, span: type.span };
      const { hints, fixes } = unknownTypeDetails(type, typesOf(scope), place);
      diagnostics.push(report(unknownNodeType, { type: type.text }, place, { hints, fixes }));
      return undefined;
    },
    imported: (file, type) =>
      type.opaque ? undefined : scopes.get(file)?.nodeTypes.get(type.text),
    connectorKind(file, kind) {
      const manifest = catalogue.connectors.get(kind.text);
      if (manifest !== undefined || kind.text === "") return manifest;
      const place = { file, span: kind.span };
      const details = suggestionDetails(kinds(kind.text), place);
      const known = `Known kinds: ${[...catalogue.connectors.keys()].sort().join(", ")}.`;
      const hints = details.hints.length > 0 ? details.hints : [known];
      diagnostics.push(
        report(unknownConnectorKind, { kind: kind.text }, place, { ...details, hints }),
      );
      return undefined;
    },
  };
}

function unknownTypeDetails(
  type: TypeName,
  types: ReturnType<typeof suggester>,
  place: { readonly file: string; readonly span: TypeName["span"] },
) {
  if (type.text === pageType) {
    return { hints: ["A page is written `page name { … }`."], fixes: [] };
  }
  const details = suggestionDetails(types(type.text), place);
  const opaque =
    "A node type of your own tenant is written with its AM type in quotes; it is kept as it is.";
  return {
    hints: details.hints.length > 0 ? details.hints : [opaque],
    fixes: details.fixes ?? [],
  };
}
