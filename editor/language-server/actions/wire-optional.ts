import { editWirings, type NewWiring, type Node, tidied } from "journeyc/analysis";
import { CodeActionKind } from "vscode-languageserver";
import type { Action } from "../action.ts";
import { nodeAt, wiringAt } from "../edits/around.ts";
import { shortList } from "../edits/short-list.ts";

/** The optional outcomes that no line wires, to where the run goes on today when one is taken. */
function foldedLines({ outcomes, wiring }: Node): readonly NewWiring[] {
  return (outcomes ?? []).flatMap(({ name, optional }) => {
    const target = wiring.taken.get(optional?.foldsInto ?? "")?.target.text ?? "";
    return wiring.taken.has(name) || target === "" ? [] : [{ outcomes: [name], target }];
  });
}

/** Makes optional outcomes visible without changing what the journey does, so that they can be led elsewhere. */
export const action: Action = {
  kinds: [CodeActionKind.RefactorRewrite],
  *propose({ bound, source, span, lines }) {
    const file = bound()?.file;
    const node = file && nodeAt(file, span);
    // A bare arrow stands for one outcome only as long as no line names another.
    if (node === undefined || node.wiring.ambiguous.length > 0) return;
    const line = wiringAt(node, lines, span);
    if (line === undefined || line.outcomes.length === 0) return;
    const add = foldedLines(node);
    if (add.length === 0) return;
    const names = add.flatMap(({ outcomes }) => outcomes);
    yield {
      title: `Wire ${shortList(names, "optional outcomes")} as the run goes now`,
      kind: CodeActionKind.RefactorRewrite,
      group: "rewrite",
      change: () => ({ edits: tidied(source, editWirings(source, node, { add })) }),
    };
  },
};
