import { editWirings, quote, tidied } from "journeyc/analysis";
import { CodeActionKind } from "vscode-languageserver";
import type { Action } from "../action.ts";
import { nodeAt, wiringAt } from "../edits/around.ts";

/** `node x: T -> y` becomes a block in which the line says which outcome it wires, ready for settings and more lines. */
export const action: Action = {
  kinds: [CodeActionKind.RefactorRewrite],
  *propose({ bound, source, span, lines }) {
    const file = bound()?.file;
    const node = file && nodeAt(file, span);
    const wiring = node && wiringAt(node, lines, span);
    if (node?.outcomes === undefined || wiring === undefined) return;
    if (
      node.declaration.wirings.length > 1 ||
      wiring.outcomes.length > 0 ||
      wiring.else !== undefined
    )
      return;
    const [name] = [...node.wiring.taken].flatMap(([outcome, line]) =>
      line === wiring ? [outcome] : [],
    );
    if (name === undefined || node.wiring.ambiguous.length > 0) return;
    yield {
      title: `Name the outcome ${quote(name)}`,
      kind: CodeActionKind.RefactorRewrite,
      group: "rewrite",
      change: () => {
        const rename = new Map([[wiring, [name]]]);
        return { edits: tidied(source, editWirings(source, node, { add: [], rename })) };
      },
    };
  },
};
