import {
  editWirings,
  type Node,
  outcomeNotWired,
  quote,
  quoteList,
  tidied,
} from "journeyc/analysis";
import { CodeActionKind } from "vscode-languageserver";
import type { Action } from "../action.ts";
import { nodeAt } from "../edits/around.ts";

/** What `else` wires beside the outcomes that must be wired: optional ones that did not go where those will. */
function wiredAlong({ outcomes, wiring }: Node): readonly string[] {
  const unwired = new Set(wiring.unwired.map(({ name }) => name));
  return (outcomes ?? []).flatMap(({ name, optional }) =>
    optional === undefined || wiring.taken.has(name) || unwired.has(optional.foldsInto)
      ? []
      : [name],
  );
}

/** `else -> failure` for several outcomes that are not wired; each on a line of its own is the finding's own fix. */
export const action: Action = {
  kinds: [CodeActionKind.QuickFix],
  *propose(request) {
    const file = request.bound()?.file;
    for (const finding of request.of(outcomeNotWired)) {
      const node = file && nodeAt(file, finding.primary.span);
      if (node === undefined || node.wiring.unwired.length < 2) continue;
      const along = wiredAlong(node);
      const included = along.length === 0 ? "" : ` (${quoteList(along)} included)`;
      yield {
        title: `Wire the rest to ${quote("failure")} with ${quote("else")}${included}`,
        kind: CodeActionKind.QuickFix,
        group: "repair",
        repairs: [finding],
        change: () => {
          const add = [{ outcomes: "else", target: "failure" } as const];
          return { edits: tidied(request.source, editWirings(request.source, node, { add })) };
        },
      };
    }
  },
};
