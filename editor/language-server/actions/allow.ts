import { allowPlace, isAllowable } from "journeyc/analysis";
import { CodeActionKind } from "vscode-languageserver";
import type { Action } from "../action.ts";
import { insertion } from "../edits/insertion.ts";

/**
 * `@allow` above what a finding is about. The reason is left empty, with the cursor in it: an empty reason is an error
 * and silences nothing, so that nobody who passes it by has allowed anything without saying why.
 */
export const action: Action = {
  kinds: [CodeActionKind.QuickFix],
  *propose({ here, source, path }) {
    for (const finding of here.filter(({ code }) => isAllowable(code))) {
      const place = allowPlace(source, finding.code, finding.primary.span);
      if (place === undefined) continue;
      const { offset, after } = place;
      const edit = insertion(path, offset, `@allow(${finding.code}, "")${after}`);
      yield {
        title: `Allow ${finding.code} here, with a reason`,
        kind: CodeActionKind.QuickFix,
        group: "silence",
        repairs: [finding],
        change: () => ({
          edits: [{ ...edit, snippet: `@allow(${finding.code}, "$1")${after}` }],
        }),
      };
    }
  },
};
