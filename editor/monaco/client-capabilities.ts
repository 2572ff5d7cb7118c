import {
  type ClientCapabilities,
  CodeActionKind,
  DiagnosticTag,
  MarkupKind,
  TokenFormat,
} from "vscode-languageserver-protocol/browser";

const markdown = [MarkupKind.Markdown];

/** What a Monaco editor can do with the server's answers. Files that a change would create are not among it. */
export const clientCapabilities: ClientCapabilities = {
  workspace: {
    workspaceEdit: { documentChanges: true },
    codeLens: { refreshSupport: true },
    inlayHint: { refreshSupport: true },
    semanticTokens: { refreshSupport: true },
  },
  textDocument: {
    publishDiagnostics: {
      relatedInformation: true,
      codeDescriptionSupport: true,
      versionSupport: true,
      tagSupport: { valueSet: [DiagnosticTag.Unnecessary, DiagnosticTag.Deprecated] },
      dataSupport: true,
    },
    completion: {
      contextSupport: true,
      completionItem: {
        snippetSupport: true,
        documentationFormat: markdown,
        insertReplaceSupport: true,
        labelDetailsSupport: true,
        resolveSupport: { properties: ["documentation", "detail", "additionalTextEdits"] },
      },
    },
    hover: { contentFormat: markdown },
    signatureHelp: { signatureInformation: { documentationFormat: markdown } },
    definition: { linkSupport: true },
    references: {},
    documentHighlight: {},
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: Object.values(CodeActionKind) } },
      isPreferredSupport: true,
      disabledSupport: true,
      dataSupport: true,
      resolveSupport: { properties: ["edit"] },
    },
    rename: { prepareSupport: true },
    foldingRange: { lineFoldingOnly: true },
    selectionRange: {},
    semanticTokens: {
      requests: { full: true, range: false },
      tokenTypes: [],
      tokenModifiers: [],
      formats: [TokenFormat.Relative],
    },
    inlayHint: {},
    documentLink: { tooltipSupport: true },
    codeLens: {},
    formatting: {},
    rangeFormatting: {},
    onTypeFormatting: {},
  },
};
