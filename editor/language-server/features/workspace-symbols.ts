import type { WorkspaceSymbolClientCapabilities } from "vscode-languageserver";
import type { Feature } from "../feature.ts";
import { resolveSymbol, workspaceSymbols } from "../symbols/workspace-symbols.ts";

/** Declarations of all files, by some of the characters of their names. */
export const feature: Feature = {
  capabilities: ({ workspace }) => ({
    workspaceSymbolProvider: { resolveProvider: resolves(workspace?.symbol) },
  }),
  register(connection, session) {
    const withRanges = !resolves(session.client.workspace?.symbol);
    connection.onWorkspaceSymbol(({ query }) => workspaceSymbols(session, query, withRanges));
    if (!withRanges)
      connection.onWorkspaceSymbolResolve((symbol) => resolveSymbol(session, symbol));
  },
};

function resolves(symbol: WorkspaceSymbolClientCapabilities | undefined): boolean {
  return symbol?.resolveSupport?.properties.includes("location.range") === true;
}
