import type { Feature } from "../feature.ts";
import { afterBrace, afterNewLine } from "../formatting/on-type.ts";
import { toTextEdit } from "../formatting/text-change.ts";

/** Indents a new line, and formats what a brace closes. */
export const feature: Feature = {
  capabilities: () => ({
    documentOnTypeFormattingProvider: { firstTriggerCharacter: "\n", moreTriggerCharacter: ["}"] },
  }),
  register(connection, session) {
    connection.onDocumentOnTypeFormatting(({ textDocument, position, ch }) => {
      const asked = session.askedAt(textDocument, position);
      if (asked === undefined) return null;
      const changes = ch === "}" ? afterBrace(asked) : afterNewLine(asked, position.line);
      return changes.map((change) => toTextEdit(asked.lines, change));
    });
  },
};
