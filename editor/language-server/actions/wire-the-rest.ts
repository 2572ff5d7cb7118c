import { editWirings, type Node, outcomeNotWired, quote, tidied } from "journeyc/analysis";
import { CodeActionKind } from "vscode-languageserver";
import type { Action } from "../action.ts";
import { nodeAt } from "../edits/around.ts";

/** True where `else` stands for exactly what is not wired: an optional outcome would be wired along with it. */
function coversTheUnwired({ outcomes, wiring }: Node): boolean {
  const rest = (outcomes ?? []).filter(({ name }) => !wiring.taken.has(name));
  return wiring.unwired.length > 1 && rest.length === wiring.unwired.length;
}

/** `else -> failure` for several outcomes that are not wired; each on a line of its own is the finding's own fix. */
export const action: Action = {
  kinds: [CodeActionKind.QuickFix],
  *propose(request) {
    const file = request.bound()?.file;
    for (const finding of request.of(outcomeNotWired)) {
      const node = file && nodeAt(file, finding.primary.span);
      if (node === undefined || !coversTheUnwired(node)) continue;
      yield {
        title: `Wire the rest to ${quote("failure")} with ${quote("else")}`,
        kind: CodeActionKind.QuickFix,
        group: "repair",
        repairs: [finding],
        change: () => {
          const add = [{ outcomes: "else", target: "failure" } as const];
          const edits = editWirings(request.source, node, { add });
          return { edits: tidied(request.source, edits) };
        },
      };
    }
  },
};
