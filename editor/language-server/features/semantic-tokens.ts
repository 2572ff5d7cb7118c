import {
  SemanticTokensBuilder,
  SemanticTokensRefreshRequest,
  type TextDocumentIdentifier,
} from "vscode-languageserver";
import { askClient } from "../ask-client.ts";
import type { Feature } from "../feature.ts";
import { spanOf } from "../positions.ts";
import { tokenModifiers, tokenTypes } from "../semantic-tokens/legend.ts";
import { encode, semanticTokens } from "../semantic-tokens/semantic-tokens.ts";

/** Colours by meaning: nodes, outcomes, types, settings, attributes, secrets. */
export const feature: Feature = {
  capabilities: () => ({
    semanticTokensProvider: {
      legend: { tokenTypes: [...tokenTypes], tokenModifiers: [...tokenModifiers] },
      full: { delta: true },
      range: true,
    },
  }),
  register({ languages }, session) {
    /** What was told last, by the document: a delta is against it. */
    const told = new Map<string, SemanticTokensBuilder>();
    session.documents.onDidClose(({ document }) => told.delete(document.uri));
    const fill = (
      textDocument: TextDocumentIdentifier,
      previous?: string,
    ): SemanticTokensBuilder => {
      const builder = told.get(textDocument.uri) ?? new SemanticTokensBuilder();
      if (session.documents.get(textDocument.uri) !== undefined)
        told.set(textDocument.uri, builder);
      builder.previousResult(previous ?? "");
      const asked = session.asked(textDocument);
      if (asked !== undefined) encode(builder, asked, semanticTokens(asked, session));
      return builder;
    };
    // What an imported name means may have changed; at each key it would be too often.
    if (session.client.workspace?.semanticTokens?.refreshSupport === true)
      session.documents.onDidSave(() => {
        const asked = session.connection.sendRequest(SemanticTokensRefreshRequest.type);
        void askClient(session.connection, "colours anew", asked);
      });
    languages.semanticTokens.on(({ textDocument }) => fill(textDocument).build());
    languages.semanticTokens.onDelta(({ textDocument, previousResultId }) =>
      fill(textDocument, previousResultId).buildEdits(),
    );
    languages.semanticTokens.onRange(({ textDocument, range }) => {
      const builder = new SemanticTokensBuilder();
      const asked = session.asked(textDocument);
      if (asked !== undefined)
        encode(builder, asked, semanticTokens(asked, session), spanOf(asked.lines, range));
      return builder.build();
    });
  },
};
