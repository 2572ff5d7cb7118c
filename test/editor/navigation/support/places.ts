import type { Location, LocationLink, Range } from "vscode-languageserver-protocol/node";
import { type Editor, pathOf } from "../../support/editor.ts";

/** A place as tests show it: `login.journey:12:5 signOn`, lines and columns counted from 1. */
export function place(editor: Editor, uri: string, range: Range): string {
  const path = pathOf(uri);
  const { line, character } = range.start;
  const text = editor.textIn(path, range).split(/\r?\n/)[0] ?? "";
  return `${path}:${line + 1}:${character + 1} ${text}`.trimEnd();
}

/** Places that the server has answered, in the order of files and lines. */
export function places(
  editor: Editor,
  answer: Location | readonly (Location | LocationLink)[] | null,
): readonly string[] {
  const all = answer === null ? [] : "uri" in answer ? [answer] : answer;
  return all
    .map((one) =>
      "uri" in one
        ? place(editor, one.uri, one.range)
        : place(editor, one.targetUri, one.targetSelectionRange),
    )
    .toSorted((a, b) => a.localeCompare(b, "en", { numeric: true }));
}
