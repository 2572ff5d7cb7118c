import { CodeActionKind } from "vscode-languageserver";
import type { Action } from "../action.ts";

/** The fixes that findings carry: what `journeyc check --fix` does, and those among which somebody has to choose. */
export const action: Action = {
  kinds: [CodeActionKind.QuickFix],
  *propose({ here }) {
    for (const finding of here) {
      for (const { title, edits, preferred } of finding.fixes) {
        const shown = { title, kind: CodeActionKind.QuickFix, group: "repair", preferred } as const;
        yield { ...shown, repairs: [finding], change: () => ({ edits }) };
      }
    }
  },
};
