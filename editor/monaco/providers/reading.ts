import type * as Monaco from "monaco-editor";
import {
  fromPosition,
  fromRange,
  toCodeLens,
  toDocumentSymbol,
  toFoldingRange,
  toHover,
  toInlayHint,
  toSelectionRanges,
} from "monaco-languageserver-types";
import {
  CodeLensRefreshRequest,
  CodeLensRequest,
  CodeLensResolveRequest,
  type CodeLens,
  type DocumentSymbol,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  HoverRequest,
  InlayHintRefreshRequest,
  InlayHintRequest,
  type ProtocolRequestType0,
  SelectionRangeRequest,
  SemanticTokensRefreshRequest,
  SemanticTokensRequest,
} from "vscode-languageserver-protocol/browser";
import { ask, optionsOf, type Provider, type Server } from "./provider.ts";

/** An event that tells Monaco to ask again, when the server says so. */
function refreshing(
  { monaco, client }: Server,
  type: ProtocolRequestType0<void, void, void, void>,
): Monaco.IEvent<void> {
  const emitter = new monaco.Emitter<void>();
  client.onRequest(type, () => emitter.fire());
  return emitter.event;
}

export const hover: Provider = (server) => {
  const { monaco, capabilities, models } = server;
  if (optionsOf(capabilities.hoverProvider) === undefined) return undefined;
  return monaco.languages.registerHoverProvider("journey", {
    async provideHover(model, position, token) {
      const params = { textDocument: models.identifier(model), position: fromPosition(position) };
      const answer = await ask(server, HoverRequest.type, params, token);
      return answer && toHover(answer);
    },
  });
};

export const symbols: Provider = (server) => {
  const { monaco, capabilities, models } = server;
  if (optionsOf(capabilities.documentSymbolProvider) === undefined) return undefined;
  return monaco.languages.registerDocumentSymbolProvider("journey", {
    displayName: "journeyc",
    async provideDocumentSymbols(model, token) {
      const params = { textDocument: models.identifier(model) };
      const found = await ask(server, DocumentSymbolRequest.type, params, token);
      // The flat form is for clients that do not know the other.
      const trees = (found ?? []).filter((each): each is DocumentSymbol => "range" in each);
      return trees.map(toDocumentSymbol);
    },
  });
};

export const folding: Provider = (server) => {
  const { monaco, capabilities, models } = server;
  if (optionsOf(capabilities.foldingRangeProvider) === undefined) return undefined;
  return monaco.languages.registerFoldingRangeProvider("journey", {
    async provideFoldingRanges(model, _context, token) {
      const params = { textDocument: models.identifier(model) };
      return (await ask(server, FoldingRangeRequest.type, params, token))?.map(toFoldingRange);
    },
  });
};

export const selection: Provider = (server) => {
  const { monaco, capabilities, models } = server;
  if (optionsOf(capabilities.selectionRangeProvider) === undefined) return undefined;
  return monaco.languages.registerSelectionRangeProvider("journey", {
    async provideSelectionRanges(model, positions, token) {
      const params = {
        textDocument: models.identifier(model),
        positions: positions.map(fromPosition),
      };
      return (await ask(server, SelectionRangeRequest.type, params, token))?.map(toSelectionRanges);
    },
  });
};

export const inlayHints: Provider = (server) => {
  const { monaco, capabilities, models } = server;
  if (optionsOf(capabilities.inlayHintProvider) === undefined) return undefined;
  return monaco.languages.registerInlayHintsProvider("journey", {
    onDidChangeInlayHints: refreshing(server, InlayHintRefreshRequest.type),
    async provideInlayHints(model, range, token) {
      const params = { textDocument: models.identifier(model), range: fromRange(range) };
      const found = await ask(server, InlayHintRequest.type, params, token);
      return { hints: (found ?? []).map(toInlayHint), dispose: () => undefined };
    },
  });
};

export const codeLenses: Provider = (server) => {
  const { monaco, capabilities, models } = server;
  const options = capabilities.codeLensProvider;
  if (options === undefined) return undefined;
  const asked = new WeakMap<Monaco.languages.CodeLens, CodeLens>();
  const changed = refreshing(server, CodeLensRefreshRequest.type);
  const provider: Monaco.languages.CodeLensProvider = {
    onDidChange: (listener) => changed(() => listener(provider)),
    async provideCodeLenses(model, token) {
      const params = { textDocument: models.identifier(model) };
      const found = await ask(server, CodeLensRequest.type, params, token);
      const lenses = (found ?? []).map((lens) => {
        const converted = toCodeLens(lens);
        asked.set(converted, lens);
        return converted;
      });
      return { lenses, dispose: () => undefined };
    },
    async resolveCodeLens(_model, converted, token) {
      const lens = asked.get(converted);
      if (lens === undefined || options.resolveProvider !== true) return converted;
      const resolved = await ask(server, CodeLensResolveRequest.type, lens, token);
      return resolved === null ? converted : toCodeLens(resolved);
    },
  };
  return monaco.languages.registerCodeLensProvider("journey", provider);
};

export const semanticTokens: Provider = (server) => {
  const { monaco, capabilities, models } = server;
  const options = capabilities.semanticTokensProvider;
  if (options?.full === undefined || options.full === false) return undefined;
  return monaco.languages.registerDocumentSemanticTokensProvider("journey", {
    onDidChange: refreshing(server, SemanticTokensRefreshRequest.type),
    getLegend: () => options.legend,
    async provideDocumentSemanticTokens(model, _lastResultId, token) {
      const params = { textDocument: models.identifier(model) };
      const found = await ask(server, SemanticTokensRequest.type, params, token);
      return found && { data: Uint32Array.from(found.data) };
    },
    releaseDocumentSemanticTokens: () => undefined,
  });
};
