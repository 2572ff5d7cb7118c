import type { Lines, Span } from "journeyc/analysis";
import type { SelectionRange } from "vscode-languageserver";
import type { Feature } from "../feature.ts";
import { offsetAt, rangeOf } from "../positions.ts";
import { Selection } from "../selection/selection.ts";

/** What a selection grows to: a word, a text, a value, a setting, a body, a node, a journey, the file. */
export const feature: Feature = {
  capabilities: () => ({ selectionRangeProvider: true }),
  register(connection, session) {
    connection.onSelectionRanges(({ textDocument, positions }) => {
      const asked = session.asked(textDocument);
      if (asked === undefined) return null;
      const { lines, source } = asked;
      const selection = new Selection(source, lines);
      return positions.map((position) => {
        const [innermost, ...outer] = selection.at(offsetAt(lines, position));
        const parent = outer.reduceRight<SelectionRange | undefined>(
          (above, span) => rangeIn(lines, span, above),
          undefined,
        );
        return rangeIn(lines, innermost, parent);
      });
    });
  },
};

function rangeIn(lines: Lines, span: Span, parent: SelectionRange | undefined): SelectionRange {
  return { range: rangeOf(lines, span), ...(parent !== undefined && { parent }) };
}
