import type { WorkspaceEdit } from "vscode-languageserver-protocol/browser";
import type { Models } from "../models.ts";

/** Monaco changes models only: makes them of all files that an edit touches. */
export function openTouched(edit: WorkspaceEdit | undefined, models: Models): void {
  for (const uri of Object.keys(edit?.changes ?? {})) models.ensure(uri);
  for (const change of edit?.documentChanges ?? [])
    if ("textDocument" in change) models.ensure(change.textDocument.uri);
}
