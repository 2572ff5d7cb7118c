import { readFileSync } from "node:fs";
import { join } from "node:path";
import { lex } from "@journeyc/grammar";
import {
  DocumentOnTypeFormattingRequest,
  FoldingRangeRequest,
  SelectionRangeRequest,
  SemanticTokensRequest,
} from "vscode-languageserver-protocol/node";
import { expect, test } from "vitest";
import { everything } from "../support/abilities.ts";
import { Editor, uriOf } from "../support/editor.ts";
import { applied, documentEdits } from "./support/apply.ts";

const path = "a.journey";
const folder = join(import.meta.dirname, "../../../examples/pass-through");

/** What a text says: its words and marks without those that the layout decides. */
const wordsOf = (text: string): string =>
  lex(text)
    .tokens.map(({ image }) => image.replaceAll(/\s+/g, " "))
    .filter((image) => image !== ",")
    .join(" ");

/** An editor after one more character: what it asks by itself, and what a user may ask. */
async function askAll(editor: Editor, text: string): Promise<void> {
  const textDocument = { uri: uriOf(path) };
  const lines = text.split("\n");
  const position = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
  const options = { tabSize: 2, insertSpaces: true };
  const { client } = editor;
  await client.sendRequest(SemanticTokensRequest.type, { textDocument });
  const folds = await client.sendRequest(FoldingRangeRequest.type, { textDocument });
  for (const { startLine, endLine } of folds ?? [])
    expect(startLine < endLine && endLine < lines.length).toBe(true);
  await client.sendRequest(SelectionRangeRequest.type, { textDocument, positions: [position] });
  const ch = text.at(-1) ?? "";
  if ("\n}".includes(ch)) {
    const typed = { textDocument, position, ch, options };
    const edits = await client.sendRequest(DocumentOnTypeFormattingRequest.type, typed);
    expect(wordsOf(applied(text, edits))).toBe(wordsOf(text));
  }
  const formatted = applied(text, await documentEdits(editor, path));
  expect(wordsOf(formatted)).toBe(wordsOf(text));
}

test.each(["login", "pta-with-password-capture", "progressive-profile"])(
  "while %s.journey is being typed, every question has an answer, and no word is lost",
  async (name) => {
    const text = readFileSync(join(folder, `${name}.journey`), "utf8");
    await using editor = await Editor.start({ [path]: "" }, { abilities: everything });
    for (let end = 0; end <= text.length; end += 1) {
      const part = text.slice(0, end);
      await editor.type(path, part);
      // After what ends something, and after some of the rest.
      if (/[\n{}"]$/.test(part) || end % 11 === 0) await askAll(editor, part);
    }
  },
);
