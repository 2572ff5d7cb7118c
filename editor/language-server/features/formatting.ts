import type { Feature } from "../feature.ts";
import { formatDocument } from "../formatting/document.ts";
import { toTextEdit } from "../formatting/text-change.ts";

/** The one layout that all journeys have. */
export const feature: Feature = {
  capabilities: () => ({ documentFormattingProvider: true }),
  register(connection, session) {
    connection.onDocumentFormatting(({ textDocument }) => {
      const asked = session.asked(textDocument);
      if (asked === undefined) return null;
      return formatDocument(asked).map((change) => toTextEdit(asked.lines, change));
    });
  },
};
