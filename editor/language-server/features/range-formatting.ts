import type { Feature } from "../feature.ts";
import { formatParts } from "../formatting/format-parts.ts";
import { partsTouched } from "../formatting/parts.ts";
import { toTextEdit } from "../formatting/text-change.ts";
import { spanOf } from "../positions.ts";

/** Formats the declarations and nodes that a selection touches. */
export const feature: Feature = {
  capabilities: () => ({ documentRangeFormattingProvider: true }),
  register(connection, session) {
    connection.onDocumentRangeFormatting(({ textDocument, range }) => {
      const asked = session.asked(textDocument);
      if (asked === undefined) return null;
      const { lines, source } = asked;
      const changes = formatParts(source, partsTouched(source, spanOf(lines, range)));
      return changes.map((change) => toTextEdit(lines, change));
    });
  },
};
