import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { type CompletionItem, CompletionRequest } from "vscode-languageserver-protocol/node";
import { describe, expect, test } from "vitest";
import { askEverything } from "../support/ask-everything.ts";
import { Editor, uriOf } from "../support/editor.ts";
import { type Knowable, knowableIn } from "./support/knowable.ts";

/** `JOURNEYC_THOROUGH=1` asks behind every character, and of many more mutilated texts. */
const thorough = process.env["JOURNEYC_THOROUGH"] !== undefined;
/** Behind how many characters the suite asks, besides the places where a word begins. */
const stride = thorough ? 1 : 40;
const patience = thorough ? 30 * 60_000 : 120_000;

const folder = join(import.meta.dirname, "../../../examples/pass-through");
const files = Object.fromEntries(
  readdirSync(folder)
    .filter((name) => /\.(?:journey|schema\.json)$/.test(name))
    .map((name) => [name, readFileSync(join(folder, name), "utf8")] as const),
);
const examples = [
  "login.journey",
  "pta-with-password-capture.journey",
  "progressive-profile.journey",
];

function positionAt(text: string, offset: number): { line: number; character: number } {
  const lines = text.slice(0, offset).split("\n");
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}

async function complete(editor: Editor, path: string, offset: number): Promise<CompletionItem[]> {
  const answer = await editor.client.sendRequest(CompletionRequest.type, {
    textDocument: { uri: uriOf(path) },
    position: positionAt(editor.text(path), offset),
  });
  if (Array.isArray(answer) || answer === null) return answer ?? [];
  // While the folder is being read, there may be more.
  return answer.isIncomplete ? complete(editor, path, offset) : answer.items;
}

/** True when one of the items, accepted, writes this word behind what stands before it. */
function offers(items: readonly CompletionItem[], before: string, { text }: Knowable): boolean {
  const line = before.slice(before.lastIndexOf("\n") + 1);
  return items.some(({ textEdit }) => {
    if (textEdit === undefined) return false;
    const { start } = "range" in textEdit ? textEdit.range : textEdit.insert;
    return `${line.slice(0, start.character)}${textEdit.newText}`.startsWith(line + text);
  });
}

function describeKnowable({ kind, text, span }: Knowable): string {
  return `${kind} ${text} at ${span.start}`;
}

describe.each(examples)("%s", { timeout: patience }, (path) => {
  const whole = files[path] ?? "";
  const knowable = knowableIn(files, path);

  test("typed character by character: always answers, and offers each word that is known by then", async () => {
    await using editor = await Editor.start({ ...files, [path]: "" }, { open: [path] });
    const misses: Knowable[] = [];
    let hits = 0;
    for (const [offset, character] of [...whole].entries()) {
      const here = knowable.filter(({ span }) => span.start === offset);
      if (here.length > 0 || offset % stride === 0) {
        const items = await complete(editor, path, offset);
        for (const one of here) {
          if (offers(items, whole.slice(0, offset), one)) hits += 1;
          else misses.push(one);
        }
      }
      if (offset % stride === 0) await editor.diagnostics(path);
      await editor.append(path, character);
    }
    expect(await editor.diagnostics(path)).toEqual([]);
    // An arrow may lead to a node that is written further down: nobody knows its name yet.
    const unknown = misses.filter(({ span, declaredAt }) => (declaredAt ?? 0) < span.start);
    expect(unknown.map(describeKnowable)).toEqual([]);
    expect(hits + misses.length).toBe(knowable.length);
    expect(hits).toBeGreaterThan(knowable.length * 0.75);
  });

  test("each word taken out of the whole file is offered where it was", async () => {
    await using editor = await Editor.start(files, { open: [path] });
    const misses: Knowable[] = [];
    for (const one of knowable) {
      const { start, end } = one.span;
      await editor.type(path, whole.slice(0, start) + whole.slice(end));
      const items = await complete(editor, path, start);
      if (!offers(items, whole.slice(0, start), one)) misses.push(one);
    }
    expect(misses.map(describeKnowable)).toEqual([]);
  });

  test("whatever is taken out, every question is answered", async () => {
    await using editor = await Editor.start(files, { open: [path] });
    const slice = fc.tuple(fc.nat(whole.length), fc.nat(80), fc.boolean());
    await fc.assert(
      fc.asyncProperty(slice, async ([start, length, atEnd]) => {
        const text = whole.slice(0, start) + whole.slice(start + length);
        await editor.type(path, text);
        await askEverything(editor, path, positionAt(text, atEnd ? text.length : start));
        await editor.diagnostics(path);
      }),
      { numRuns: thorough ? 1_000 : 8, interruptAfterTimeLimit: patience },
    );
  });
});
