import {
  fromFormattingOptions,
  fromPosition,
  fromRange,
  toTextEdit,
} from "monaco-languageserver-types";
import {
  DocumentFormattingRequest,
  DocumentOnTypeFormattingRequest,
  DocumentRangeFormattingRequest,
} from "vscode-languageserver-protocol/browser";
import { ask, optionsOf, type Provider } from "./provider.ts";

export const formatting: Provider = (server) => {
  const { monaco, capabilities, models } = server;
  if (optionsOf(capabilities.documentFormattingProvider) === undefined) return undefined;
  return monaco.languages.registerDocumentFormattingEditProvider("journey", {
    displayName: "journeyc",
    async provideDocumentFormattingEdits(model, options, token) {
      const params = {
        textDocument: models.identifier(model),
        options: fromFormattingOptions(options),
      };
      return (await ask(server, DocumentFormattingRequest.type, params, token))?.map(toTextEdit);
    },
  });
};

export const rangeFormatting: Provider = (server) => {
  const { monaco, capabilities, models } = server;
  if (optionsOf(capabilities.documentRangeFormattingProvider) === undefined) return undefined;
  return monaco.languages.registerDocumentRangeFormattingEditProvider("journey", {
    displayName: "journeyc",
    async provideDocumentRangeFormattingEdits(model, range, options, token) {
      const params = {
        textDocument: models.identifier(model),
        range: fromRange(range),
        options: fromFormattingOptions(options),
      };
      const edits = await ask(server, DocumentRangeFormattingRequest.type, params, token);
      return edits?.map(toTextEdit);
    },
  });
};

export const onTypeFormatting: Provider = (server) => {
  const { monaco, capabilities, models } = server;
  const provider = capabilities.documentOnTypeFormattingProvider;
  if (provider === undefined) return undefined;
  return monaco.languages.registerOnTypeFormattingEditProvider("journey", {
    autoFormatTriggerCharacters: [
      provider.firstTriggerCharacter,
      ...(provider.moreTriggerCharacter ?? []),
    ],
    async provideOnTypeFormattingEdits(model, position, ch, options, token) {
      const params = {
        textDocument: models.identifier(model),
        position: fromPosition(position),
        ch,
        options: fromFormattingOptions(options),
      };
      const edits = await ask(server, DocumentOnTypeFormattingRequest.type, params, token);
      return edits?.map(toTextEdit);
    },
  });
};
