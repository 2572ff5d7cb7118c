import {
  type CompletionItem,
  CompletionRequest,
  CompletionResolveRequest,
  CompletionTriggerKind,
  type MarkupContent,
  type Position,
  type Range,
} from "vscode-languageserver-protocol/node";
import type { ClientAbilities } from "../../support/abilities.ts";
import { Editor } from "../../support/editor.ts";

export const schema = JSON.stringify({
  type: "object",
  required: ["userName"],
  properties: {
    userName: { type: "string", title: "User name", unique: true },
    mail: { type: "string", format: "email" },
    password: { type: "string", writeOnly: true },
    preferences: {
      type: "object",
      properties: { marketing: { type: "boolean" }, updates: { type: "boolean" } },
    },
  },
});

/** What an editor has been offered at a cursor. */
export class Proposals implements AsyncDisposable {
  readonly editor: Editor;
  readonly items: readonly CompletionItem[];

  constructor(editor: Editor, items: readonly CompletionItem[]) {
    this.editor = editor;
    this.items = items;
  }

  /** The labels in the order in which an editor shows them while nothing has been typed. */
  get labels(): readonly string[] {
    const key = ({ sortText, label }: CompletionItem): string => sortText ?? label;
    return this.items
      .toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0))
      .map(({ label }) => label);
  }

  item(label: string): CompletionItem {
    const found = this.items.find((item) => item.label === label);
    if (found === undefined) throw new Error(`No ${label} among ${this.labels.join(", ")}`);
    return found;
  }

  /** The same question again, when the server knows more. */
  async again(typed?: string): Promise<Proposals> {
    return new Proposals(this.editor, await askAt(this.editor, typed));
  }

  async documentation(label: string): Promise<string> {
    const item = await this.editor.client.sendRequest(
      CompletionResolveRequest.type,
      this.item(label),
    );
    return contentOf(item.documentation);
  }

  /** The file when a proposal has been accepted, snippets as they are spelled. */
  accept(label: string): string {
    const { textEdit, additionalTextEdits = [] } = this.item(label);
    if (textEdit === undefined) throw new Error(`${label} has no edit.`);
    const range = "range" in textEdit ? textEdit.range : textEdit.replace;
    const path = this.editor.cursor().textDocument.uri.replace("file:///project/", "");
    return edited(this.editor.text(path), [
      { range, newText: textEdit.newText },
      ...additionalTextEdits,
    ]);
  }

  /** The line of the cursor when a proposal has been accepted, and what the proposal brings below it. */
  acceptedLine(label: string): string {
    const lines = this.accept(label).split("\n");
    const { newText = "" } = this.item(label).textEdit ?? {};
    const { line } = this.editor.cursor().position;
    return lines.slice(line, line + newText.split("\n").length).join("\n");
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.editor[Symbol.asyncDispose]();
  }
}

function contentOf(documentation: string | MarkupContent | undefined): string {
  return typeof documentation === "string" ? documentation : (documentation?.value ?? "");
}

function edited(
  text: string,
  edits: readonly { readonly range: Range; readonly newText: string }[],
): string {
  const lines = text.split("\n");
  const offset = ({ line, character }: Position): number =>
    lines.slice(0, line).reduce((sum, one) => sum + one.length + 1, 0) + character;
  const backwards = edits.toSorted((a, b) => offset(b.range.start) - offset(a.range.start));
  return backwards.reduce(
    (all, { range, newText }) =>
      all.slice(0, offset(range.start)) + newText + all.slice(offset(range.end)),
    text,
  );
}

interface Asking {
  readonly abilities?: ClientAbilities;
  /** What has just been typed, where the editor asks by itself. */
  readonly typed?: string;
}

/** Opens files and asks at the cursor (`<|>`) of the first that has one. A text alone is a file beside a schema. */
export async function proposals(
  files: string | Readonly<Record<string, string>>,
  { abilities, typed }: Asking = {},
): Promise<Proposals> {
  const all =
    typeof files === "string"
      ? { "test.journey": files, "alpha_user.schema.json": schema }
      : { "alpha_user.schema.json": schema, ...files };
  const editor = await Editor.start(all, { ...(abilities && { abilities }) });
  return new Proposals(editor, await askAt(editor, typed));
}

async function askAt(editor: Editor, typed?: string): Promise<readonly CompletionItem[]> {
  const answer = await editor.client.sendRequest(CompletionRequest.type, {
    ...editor.cursor(),
    ...(typed !== undefined && {
      context: { triggerKind: CompletionTriggerKind.TriggerCharacter, triggerCharacter: typed },
    }),
  });
  if (Array.isArray(answer) || answer === null) return answer ?? [];
  // While the folder is being read, there may be more: an editor asks again with the next character.
  return answer.isIncomplete ? askAt(editor, typed) : answer.items;
}

/** A journey around some lines. */
export function journey(lines: string): string {
  return `resource managed/alpha_user from "./alpha_user.schema.json"\n\njourney Login on managed/alpha_user {\n${lines}\n}\n`;
}
