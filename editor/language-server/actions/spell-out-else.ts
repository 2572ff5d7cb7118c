import { editWirings, quote, tidied } from "journeyc/analysis";
import { CodeActionKind } from "vscode-languageserver";
import type { Action } from "../action.ts";
import { nodeAt, wiringAt } from "../edits/around.ts";
import { shortList } from "../edits/short-list.ts";

/** `else` becomes the outcomes that it stands for: one that the node gets later is then no longer wired unseen. */
export const action: Action = {
  kinds: [CodeActionKind.RefactorRewrite],
  *propose({ bound, source, span, lines }) {
    const file = bound()?.file;
    const node = file && nodeAt(file, span);
    const wiring = node && wiringAt(node, lines, span);
    if (node?.outcomes === undefined || wiring?.else === undefined) return;
    const names = [...node.wiring.taken].flatMap(([name, line]) => (line === wiring ? [name] : []));
    if (names.length === 0 || wiring.outcomes.length > 0) return;
    yield {
      title: `Replace ${quote("else")} by ${shortList(names, "outcomes")}`,
      kind: CodeActionKind.RefactorRewrite,
      group: "rewrite",
      change: () => {
        const rename = new Map([[wiring, names]]);
        return { edits: tidied(source, editWirings(source, node, { add: [], rename })) };
      },
    };
  },
};
