import { splitLine, tidied } from "journeyc/analysis";
import { CodeActionKind } from "vscode-languageserver";
import type { Action } from "../action.ts";
import { nodeAt, wiringAt } from "../edits/around.ts";

/** `a, b -> place` becomes a line for each outcome. */
export const action: Action = {
  kinds: [CodeActionKind.RefactorRewrite],
  *propose({ bound, source, span, lines }) {
    const file = bound()?.file;
    const node = file && nodeAt(file, span);
    const wiring = node && wiringAt(node, lines, span);
    const edits = wiring === undefined ? [] : splitLine(source, wiring);
    if (edits.length === 0) return;
    yield {
      title: "Give each outcome its own line",
      kind: CodeActionKind.RefactorRewrite,
      group: "rewrite",
      change: () => ({ edits: tidied(source, edits) }),
    };
  },
};
