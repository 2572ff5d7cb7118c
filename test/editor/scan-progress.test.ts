import { MemoryHost } from "journeyc";
import { expect, test } from "vitest";
import {
  WorkDoneProgress,
  WorkDoneProgressCreateRequest,
} from "vscode-languageserver-protocol/node";
import { Editor } from "./support/editor.ts";

const folder = "file:///slow";
const files = Object.fromEntries(
  Array.from({ length: 60 }, (_, at) => [
    `journey${at}.journey`,
    `journey J${at} {\n  start -> failure\n}\n`,
  ]),
);

/** A disk on which every file takes its time. */
class SlowHost extends MemoryHost {
  override read(path: string): ReturnType<MemoryHost["read"]> {
    const end = performance.now() + 40;
    while (performance.now() < end);
    return super.read(path);
  }
}

test("when reading a folder takes long, the editor is told how far it has come, and that it is done", async () => {
  await using editor = await Editor.start(
    { "open.journey": "journey Open {\n  start -> failure\n}\n" },
    { folders: { [folder]: new SlowHost(files) }, open: [] },
  );
  const told: { readonly kind: string; readonly percentage?: number; readonly message?: string }[] =
    [];
  const done = new Promise<void>((resolve) => {
    editor.client.onRequest(WorkDoneProgressCreateRequest.type, ({ token }) => {
      editor.client.onProgress(WorkDoneProgress.type, token, (value) => {
        told.push(value);
        if (value.kind === "end") resolve();
      });
    });
  });
  await done;
  expect(told[0]).toMatchObject({ kind: "begin", title: "Journeys" });
  const percentages = told.flatMap(({ percentage }) => percentage ?? []);
  expect(percentages.length).toBeGreaterThan(1);
  expect(percentages).toEqual(percentages.toSorted((a, b) => a - b));
  expect(told.at(-2)?.message).toMatch(/^reading the folder: \d+ of 61$/);
}, 20_000);
