import { InlayHintKind } from "vscode-languageserver";
import type { Feature } from "../feature.ts";
import { hintsIn } from "../inlay-hints/hints-in.ts";
import { positionAt, spanOf } from "../positions.ts";

/** What the text leaves out, between its words. */
export const feature: Feature = {
  capabilities: (client) =>
    client.textDocument?.inlayHint === undefined ? {} : { inlayHintProvider: true },
  register(connection, session) {
    connection.languages.inlayHint.on(async ({ textDocument, range }) => {
      const { inlayHints } = await session.configuration.get();
      const asked = session.asked(textDocument);
      const bound = asked?.project.bound(asked.path);
      if (asked === undefined || bound === undefined) return null;
      const { lines } = asked;
      return hintsIn(bound.file, spanOf(lines, range), inlayHints).map(
        ({ offset, label, tooltip, before }) => ({
          position: positionAt(lines, offset),
          label,
          kind: InlayHintKind.Type,
          ...(before ? { paddingRight: true } : { paddingLeft: true }),
          ...(tooltip !== undefined && { tooltip }),
        }),
      );
    });
  },
};
