import { CodeActionKind } from "vscode-languageserver";
import type { Action } from "../action.ts";
import { fixFile } from "../edits/fix-file.ts";

function isRepairable({
  fixes,
}: {
  readonly fixes: readonly { readonly preferred: boolean }[];
}): boolean {
  return fixes.some(({ preferred }) => preferred);
}

/** One kind of finding repaired wherever it is in the file. */
export const action: Action = {
  kinds: [CodeActionKind.QuickFix],
  *propose(request) {
    const repairable = Map.groupBy(request.findings.filter(isRepairable), ({ code }) => code);
    for (const code of new Set(request.here.filter(isRepairable).map((finding) => finding.code))) {
      const repairs = repairable.get(code) ?? [];
      if (repairs.length < 2) continue;
      yield {
        title: `Fix all ${repairs.length} ${code} in this file`,
        kind: CodeActionKind.QuickFix,
        group: "repairAll",
        repairs,
        change: () => fixFile(request, (finding) => finding.code === code),
      };
    }
  },
};
