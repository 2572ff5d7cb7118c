import { readFileSync } from "node:fs";
import { join } from "node:path";
import { HoverRequest } from "vscode-languageserver-protocol/node";
import { expect, test } from "vitest";
import { Editor, uriOf } from "../support/editor.ts";

const example = (name: string): string =>
  readFileSync(join(import.meta.dirname, "../../../examples/pass-through", name), "utf8");
const names = ["login.journey", "progressive-profile.journey", "alpha_user.schema.json"];
const files = Object.fromEntries(names.map((name) => [name, example(name)]));

test("every place of a file gives an answer, and every name one that says something", async () => {
  await using editor = await Editor.start(files);
  const lines = example("login.journey").split("\n");
  const silent: string[] = [];
  for (const [line, text] of lines.entries()) {
    for (const { index, 0: word } of text.replace(/\/\/.*|"[^"]*"/g, blank).matchAll(/\w{2,}/g)) {
      const hover = await editor.client.sendRequest(HoverRequest.type, {
        textDocument: { uri: uriOf("login.journey") },
        position: { line, character: index + 1 },
      });
      if (hover === null) silent.push(`${line + 1}: ${word}`);
    }
  }
  // The key of a locale is the only word that means nothing by itself.
  expect(silent).toEqual(["10: en"]);
});

function blank(text: string): string {
  return " ".repeat(text.length);
}

test("at each prefix of the examples there is an answer without an error", async () => {
  await using editor = await Editor.start(files);
  for (const name of names.slice(0, 2)) {
    const text = example(name);
    for (let end = 0; end <= text.length; end += 5) {
      await editor.type(name, text.slice(0, end));
      const before = text.slice(0, end).split("\n");
      const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
      const textDocument = { uri: uriOf(name) };
      await editor.client.sendRequest(HoverRequest.type, { textDocument, position });
      await editor.client.sendRequest(HoverRequest.type, {
        textDocument,
        position: { line: Math.floor(position.line / 2), character: 8 },
      });
    }
  }
});
