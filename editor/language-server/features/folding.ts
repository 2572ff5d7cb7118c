import type { FoldingRange } from "vscode-languageserver";
import type { Lines } from "journeyc/analysis";
import type { Feature } from "../feature.ts";
import type { Foldable } from "../folding/foldable.ts";
import { atMost, foldables } from "../folding/foldables.ts";
import { rangeOf } from "../positions.ts";

/** Folds bodies, lists, objects, texts, comments and imports. */
export const feature: Feature = {
  capabilities: () => ({ foldingRangeProvider: true }),
  register(connection, session) {
    const { lineFoldingOnly = false, rangeLimit = Number.POSITIVE_INFINITY } =
      session.client.textDocument?.foldingRange ?? {};
    connection.onFoldingRanges(({ textDocument }) => {
      const asked = session.asked(textDocument);
      if (asked === undefined) return null;
      return atMost(foldables(asked), rangeLimit).map((fold) =>
        lineFoldingOnly ? wholeLines(fold) : exact(fold, asked.lines),
      );
    });
  },
};

function wholeLines({ kind, lines: { first, last } }: Foldable): FoldingRange {
  return { startLine: first - 1, endLine: last - 1, ...(kind !== undefined && { kind }) };
}

function exact({ kind, hidden }: Foldable, lines: Lines): FoldingRange {
  const { start, end } = rangeOf(lines, hidden);
  return {
    startLine: start.line,
    startCharacter: start.character,
    endLine: end.line,
    endCharacter: end.character,
    ...(kind !== undefined && { kind }),
  };
}
