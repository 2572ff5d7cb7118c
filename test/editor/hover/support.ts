import { HoverRequest, MarkupKind } from "vscode-languageserver-protocol/node";
import { expect, vi } from "vitest";
import { userSchema } from "../../check/program.ts";
import type { ClientAbilities } from "../support/abilities.ts";
import { Editor } from "../support/editor.ts";

/** What the editor shows at a cursor; "" where it shows nothing. */
export async function hover(editor: Editor, index = 0): Promise<string> {
  const found = await editor.client.sendRequest(HoverRequest.type, editor.cursor(index));
  if (found === null) return "";
  const { contents } = found;
  if (typeof contents === "string" || Array.isArray(contents) || !("kind" in contents))
    throw new Error("The contents are of no kind of today.");
  return contents.value;
}

/** What is shown at each cursor of some files, when all of them have been read. */
export async function hovers(
  files: Readonly<Record<string, string>> | string,
  abilities?: ClientAbilities,
): Promise<readonly string[]> {
  const texts = typeof files === "string" ? { "a.journey": files } : files;
  await using editor = await Editor.start(
    { "alpha_user.schema.json": userSchema, ...texts },
    abilities && { abilities },
  );
  const cursors = Array.from({ length: editor.cursors }, (_, index) => index);
  const ask = async (): Promise<readonly string[]> => {
    const shown: string[] = [];
    for (const index of cursors) shown.push(await hover(editor, index));
    expect(shown.join()).not.toContain("The folder is still being read");
    return shown;
  };
  return await vi.waitFor(ask, { timeout: 20_000 });
}

/** An editor that shows text as it is. */
export const withoutMarkdown: ClientAbilities = {
  textDocument: { hover: { contentFormat: [MarkupKind.PlainText] } },
};
