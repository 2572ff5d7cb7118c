import { groupLines, linesToGroup, quote, tidied } from "journeyc/analysis";
import { CodeActionKind } from "vscode-languageserver";
import type { Action } from "../action.ts";
import { nodeAt, wiringAt } from "../edits/around.ts";

/** Several lines that lead to one place become `a, b -> place`. Lines that a comment speaks of stay apart. */
export const action: Action = {
  kinds: [CodeActionKind.RefactorRewrite],
  *propose({ bound, source, span, lines }) {
    const file = bound()?.file;
    const node = file && nodeAt(file, span);
    const wiring = node && wiringAt(node, lines, span);
    if (node === undefined || wiring === undefined) return;
    const alike = linesToGroup(source, node.declaration.wirings, wiring);
    if (alike.length === 0) return;
    yield {
      title: `Group the outcomes that lead to ${quote(wiring.target.text)}`,
      kind: CodeActionKind.RefactorRewrite,
      group: "rewrite",
      change: () => ({ edits: tidied(source, groupLines(source, alike)) }),
    };
  },
};
