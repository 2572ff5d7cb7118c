import { editWirings, opaqueNotWired, quote, tidied } from "journeyc/analysis";
import { CodeActionKind } from "vscode-languageserver";
import type { Action } from "../action.ts";
import { nodeAt } from "../edits/around.ts";

const targets = ["failure", "stop"];

/** A bare arrow for a node whose outcomes nobody but the author knows. */
export const action: Action = {
  kinds: [CodeActionKind.QuickFix],
  *propose(request) {
    const file = request.bound()?.file;
    for (const finding of request.of(opaqueNotWired)) {
      const node = file && nodeAt(file, finding.primary.span);
      if (node === undefined) continue;
      for (const target of targets) {
        yield {
          title: `Wire to ${quote(target)}`,
          kind: CodeActionKind.QuickFix,
          group: "repair",
          repairs: [finding],
          change: () => {
            const add = [{ outcomes: [], target }];
            return { edits: tidied(request.source, editWirings(request.source, node, { add })) };
          },
        };
      }
    }
  },
};
