import { TextDocument } from "vscode-languageserver-textdocument";
import {
  type CodeAction,
  type CodeActionKind,
  CodeActionRequest,
  CodeActionResolveRequest,
  type Diagnostic,
  type Range,
  type SnippetTextEdit,
  type TextEdit,
  type WorkspaceEdit,
} from "vscode-languageserver-protocol/node";
import { type ClientAbilities, everything } from "./abilities.ts";
import { format } from "journeyc/analysis";
import { expect } from "vitest";
import { Editor, pathOf, uriOf } from "./editor.ts";

/** An editor that lets the user fill in what an action has inserted. */
export const fillingIn: ClientAbilities = {
  ...everything,
  workspace: {
    ...everything.workspace,
    workspaceEdit: { ...everything.workspace?.workspaceEdit, snippetEditSupport: true },
  },
};

/** An editor that knows little: no versions, no files to make, no edits that come later. */
export const plain: ClientAbilities = {
  textDocument: {
    publishDiagnostics: {},
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } },
  },
};

interface Asked {
  readonly only?: readonly CodeActionKind[];
  /** What the editor shows there: what it was told last, by default. */
  readonly diagnostics?: readonly Diagnostic[];
}

function isAction(given: object): given is CodeAction {
  return "kind" in given;
}

/** What may be done with a range of a file. */
export async function actionsIn(
  editor: Editor,
  path: string,
  range: Range,
  { only, diagnostics }: Asked = {},
): Promise<readonly CodeAction[]> {
  const told = diagnostics ?? (await editor.diagnostics(path));
  const found = await editor.client.sendRequest(CodeActionRequest.type, {
    textDocument: { uri: uriOf(path) },
    range,
    context: {
      diagnostics: told.filter((one) => touches(one.range, range)),
      ...(only && { only: [...only] }),
    },
  });
  return (found ?? []).filter(isAction);
}

function touches(a: Range, b: Range): boolean {
  const before = (one: Range["start"], other: Range["start"]): boolean =>
    one.line < other.line || (one.line === other.line && one.character <= other.character);
  return before(a.start, b.end) && before(b.start, a.end);
}

/** What may be done at a cursor, or between two. */
export function actionsAt(
  editor: Editor,
  asked: Asked & { readonly cursor?: number; readonly to?: number } = {},
): Promise<readonly CodeAction[]> {
  const from = editor.cursor(asked.cursor);
  const to = asked.to === undefined ? from : editor.cursor(asked.to);
  const range = { start: from.position, end: to.position };
  return actionsIn(editor, pathOf(from.textDocument.uri), range, asked);
}

export function titlesOf(actions: readonly CodeAction[]): readonly string[] {
  return actions.map(({ title }) => title);
}

export function titled(actions: readonly CodeAction[], title: string): CodeAction {
  const found = actions.find((action) => action.title === title);
  if (found === undefined)
    throw new Error(`There is no "${title}" among ${JSON.stringify(titlesOf(actions))}`);
  return found;
}

/** The edit of an action, asked for where it has not come along. */
export async function editOf(editor: Editor, action: CodeAction): Promise<WorkspaceEdit> {
  const { edit } =
    action.edit === undefined
      ? await editor.client.sendRequest(CodeActionResolveRequest.type, action)
      : action;
  if (edit === undefined) throw new Error(`"${action.title}" has no edit.`);
  return edit;
}

/** A snippet as it reads before anything has been filled in. */
function filled(snippet: string): string {
  return snippet
    .replace(
      /\$\{\d+:((?:\\.|[^}\\])*)\}|(?<!\\)\$\d+/g,
      (_, text: string | undefined) => text ?? "",
    )
    .replace(/\\([\\$}])/g, "$1");
}

/** Applies edits to a text, which must lie inside it and not overlap. */
export function applied(text: string, edits: readonly (TextEdit | SnippetTextEdit)[]): string {
  const document = TextDocument.create("file:///x", "journey", 1, text);
  for (const { range } of edits) {
    for (const place of [range.start, range.end]) {
      const again = document.positionAt(document.offsetAt(place));
      if (again.line !== place.line || again.character !== place.character)
        throw new Error(`${JSON.stringify(place)} is not a place in the text.`);
    }
  }
  return TextDocument.applyEdits(
    document,
    edits.map((edit) =>
      "snippet" in edit ? { range: edit.range, newText: filled(edit.snippet.value) } : edit,
    ),
  );
}

/** The files that an action changes or makes, as they read afterwards. */
export async function applyAction(
  editor: Editor,
  action: CodeAction,
): Promise<Readonly<Record<string, string>>> {
  const { documentChanges, changes } = await editOf(editor, action);
  const after: Record<string, string> = {};
  for (const [uri, edits] of Object.entries(changes ?? {}))
    after[pathOf(uri)] = applied(editor.text(pathOf(uri)), edits);
  for (const change of documentChanges ?? []) {
    if ("kind" in change) {
      if (change.kind === "create") after[pathOf(change.uri)] = "";
      continue;
    }
    const path = pathOf(change.textDocument.uri);
    after[path] = applied(after[path] ?? editor.text(path), change.edits);
  }
  return after;
}

/**
 * The files after an action at the cursor. A file that was formatted is so afterwards.
 * @param title of the action
 */
export async function after(
  files: Readonly<Record<string, string>>,
  title: string,
  asked: Parameters<typeof actionsAt>[1] & { readonly abilities?: ClientAbilities } = {},
): Promise<Readonly<Record<string, string>>> {
  await using editor = await Editor.start(files, {
    ...(asked.abilities && { abilities: asked.abilities }),
  });
  const changed = await applyAction(editor, titled(await actionsAt(editor, asked), title));
  for (const [path, text] of Object.entries(changed)) {
    const before = editor.text(path);
    const isFormatted = format(path, before).text === before;
    if (path.endsWith(".journey") && isFormatted) expect(format(path, text).text).toBe(text);
  }
  return changed;
}

/** What may be done at the cursor of some files. */
export async function offered(
  files: Readonly<Record<string, string>>,
  asked: Parameters<typeof actionsAt>[1] & { readonly abilities?: ClientAbilities } = {},
): Promise<readonly string[]> {
  await using editor = await Editor.start(files, {
    ...(asked.abilities && { abilities: asked.abilities }),
  });
  return titlesOf(await actionsAt(editor, asked));
}
