import { editWirings, type NewWiring, type Node, quoteList, tidied } from "journeyc/analysis";
import { CodeActionKind } from "vscode-languageserver";
import type { Action } from "../action.ts";
import { nodeAt } from "../edits/around.ts";

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
  *propose({ bound, source, span }) {
    const file = bound()?.file;
    const node = file && nodeAt(file, span);
    if (node === undefined || node.wiring.ambiguous.length > 0) return;
    // A bare arrow stands for one outcome only as long as no line names another.
    const [first] = node.declaration.wirings;
    if (first === undefined || first.outcomes.length === 0) return;
    const add = foldedLines(node);
    if (add.length === 0) return;
    const names = add.flatMap(({ outcomes }) => outcomes);
    yield {
      title: `Wire ${quoteList(names)} too, where they lead now`,
      kind: CodeActionKind.RefactorRewrite,
      group: "rewrite",
      change: () => ({ edits: tidied(source, editWirings(source, node, { add })) }),
    };
  },
};
