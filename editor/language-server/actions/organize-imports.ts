import { organizeImports, type Span, tidied, unusedImport } from "journeyc/analysis";
import { CodeActionKind } from "vscode-languageserver";
import type { Action } from "../action.ts";

/** Removes imports that nothing uses, makes one of those from one file, and sorts them. */
export const action: Action = {
  kinds: [CodeActionKind.SourceOrganizeImports],
  *propose({ source, findings, project, path }) {
    const hasErrors = project
      .parsed(path)
      ?.diagnostics.some(({ severity }) => severity === "error");
    if (hasErrors !== false) return;
    const unused = findings
      .filter(({ code }) => code === unusedImport.code)
      .map(({ primary }) => primary.span);
    const isUnused = ({ span }: { readonly span: Span }): boolean =>
      unused.some(({ start, end }) => start === span.start && end === span.end);
    const edits = organizeImports(source, isUnused);
    if (edits.length === 0) return;
    yield {
      title: "Organize imports",
      kind: CodeActionKind.SourceOrganizeImports,
      group: "source",
      change: () => ({ edits: tidied(source, edits) }),
    };
  },
};
