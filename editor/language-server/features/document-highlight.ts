import { type DocumentHighlight, DocumentHighlightKind } from "vscode-languageserver";
import { understoodAt } from "../entities/at.ts";
import type { Feature } from "../feature.ts";
import { usesIn } from "../navigation/uses.ts";
import { rangeOf } from "../positions.ts";

/** The same thing elsewhere in the file: written where it is declared or imported, read where it is used. */
export const feature: Feature = {
  capabilities: () => ({ documentHighlightProvider: true }),
  register(connection, session) {
    connection.onDocumentHighlight(({ textDocument, position }): DocumentHighlight[] | null => {
      const asked = session.askedAt(textDocument, position);
      const at = asked && understoodAt(asked);
      if (asked === undefined || at === undefined) return null;
      const { file, program, occurrence } = at;
      const imported = new Set(file.imports.map(({ name }) => name.span.start));
      return usesIn(asked.project, [file], program, occurrence.entity).map(
        ({ occurrence: { span, declares } }) => ({
          range: rangeOf(asked.lines, span),
          kind:
            declares || imported.has(span.start)
              ? DocumentHighlightKind.Write
              : DocumentHighlightKind.Read,
        }),
      );
    });
  },
};
