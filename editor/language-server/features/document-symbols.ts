import type { Lines } from "journeyc/analysis";
import type { DocumentSymbol, SymbolInformation } from "vscode-languageserver";
import type { Feature } from "../feature.ts";
import { rangeOf } from "../positions.ts";
import { type FileSymbol, fileSymbols, withContainers } from "../symbols/file-symbols.ts";

function nested(lines: Lines, symbol: FileSymbol): DocumentSymbol {
  const { name, detail, kind, whole, selection, children } = symbol;
  return {
    name,
    detail,
    kind,
    range: rangeOf(lines, whole),
    selectionRange: rangeOf(lines, selection),
    children: children.map((child) => nested(lines, child)),
  };
}

/** The outline of a file: journeys with their pages and nodes, pages with their members, connectors, resources. */
export const feature: Feature = {
  capabilities: () => ({ documentSymbolProvider: true }),
  register(connection, session) {
    const { documentSymbol } = session.client.textDocument ?? {};
    const isNested = documentSymbol?.hierarchicalDocumentSymbolSupport === true;
    connection.onDocumentSymbol(
      ({ textDocument }): DocumentSymbol[] | SymbolInformation[] | null => {
        const asked = session.asked(textDocument);
        if (asked === undefined) return null;
        const { lines, source } = asked;
        const symbols = fileSymbols(source);
        if (isNested) return symbols.map((symbol) => nested(lines, symbol));
        return withContainers(symbols).map(({ symbol: { name, kind, whole }, containerName }) => ({
          name,
          kind,
          location: { uri: textDocument.uri, range: rangeOf(lines, whole) },
          ...(containerName !== undefined && { containerName }),
        }));
      },
    );
  },
};
