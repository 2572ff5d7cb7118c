import { sortNodes, tidied } from "journeyc/analysis";
import { CodeActionKind } from "vscode-languageserver";
import type { Action } from "../action.ts";
import { journeyAt } from "../edits/around.ts";

/** Puts the nodes of a journey in the order in which one would tell it; asked for on the journey's heading. */
export const action: Action = {
  kinds: [CodeActionKind.RefactorRewrite],
  *propose({ bound, source, span, lines }) {
    const file = bound()?.file;
    const journey = file && journeyAt(file, span);
    if (journey === undefined) return;
    const heading = lines.positionAt(journey.declaration.span.start).line;
    if (lines.positionAt(span.start).line !== heading) return;
    const edits = sortNodes(source, journey);
    if (edits.length === 0) return;
    yield {
      title: "Sort nodes in reading order",
      kind: CodeActionKind.RefactorRewrite,
      group: "rewrite",
      change: () => ({ edits: tidied(source, edits) }),
    };
  },
};
