import { CodeActionKind } from "vscode-languageserver";
import type { Action } from "../action.ts";
import { fixFile } from "../edits/fix-file.ts";

const kind = `${CodeActionKind.SourceFixAll}.journey`;

/** All certain repairs of a file, as `journeyc check --fix` makes them; editors can ask for it when a file is saved. */
export const action: Action = {
  kinds: [kind],
  *propose(request) {
    const repairs = request.findings.filter(({ fixes }) => fixes.some((fix) => fix.preferred));
    if (repairs.length === 0) return;
    const title = "Fix all that can be fixed for certain";
    yield { title, kind, group: "source", repairs, change: () => fixFile(request) };
  },
};
