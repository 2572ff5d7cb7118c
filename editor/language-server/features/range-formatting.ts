import type { Range, TextDocumentIdentifier, TextEdit } from "vscode-languageserver";
import type { Feature } from "../feature.ts";
import { formatParts } from "../formatting/format-parts.ts";
import { partsTouched } from "../formatting/parts.ts";
import { toTextEdit } from "../formatting/text-change.ts";
import { spanOf } from "../positions.ts";

/** Formats the declarations and nodes that selections touch: one, or all lines that have changed since the last commit. */
export const feature: Feature = {
  capabilities: () => ({ documentRangeFormattingProvider: { rangesSupport: true } }),
  register(connection, session) {
    const format = (
      document: TextDocumentIdentifier,
      ranges: readonly Range[],
    ): TextEdit[] | null => {
      const asked = session.asked(document);
      if (asked === undefined) return null;
      const { lines, source } = asked;
      const parts = partsTouched(
        source,
        ranges.map((range) => spanOf(lines, range)),
      );
      return formatParts(source, parts).map((change) => toTextEdit(lines, change));
    };
    connection.onDocumentRangeFormatting(({ textDocument, range }) =>
      format(textDocument, [range]),
    );
    connection.onDocumentRangesFormatting(({ textDocument, ranges }) =>
      format(textDocument, ranges),
    );
  },
};
