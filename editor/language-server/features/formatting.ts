import { format } from "journeyc/analysis";
import type { Feature } from "../feature.ts";
import { rangeOf } from "../positions.ts";

/** The one layout that all journeys have; nothing where the text has syntax errors. */
export const feature: Feature = {
  capabilities: () => ({ documentFormattingProvider: true }),
  register(connection, session) {
    connection.onDocumentFormatting(({ textDocument }) => {
      const asked = session.asked(textDocument);
      if (asked === undefined) return null;
      const { lines, path } = asked;
      const { text } = format(path, lines.text);
      if (text === undefined || text === lines.text) return [];
      return [{ range: rangeOf(lines, { start: 0, end: lines.text.length }), newText: text }];
    });
  },
};
