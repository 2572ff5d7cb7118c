import { setTimeout } from "node:timers/promises";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { ChangingHost } from "./exactness/changing-host.ts";
import { FolderEditor } from "./exactness/folder-editor.ts";
import { LaterChecker } from "./exactness/later-checker.ts";
import {
  type Content,
  contentOf,
  paths,
  schemaContent,
  schemas,
} from "./exactness/random-folder.ts";
import { expected } from "./exactness/told.ts";

type Files = readonly (readonly [string, Content])[];

const folder: fc.Arbitrary<Files> = fc.tuple(
  ...paths.map((path) => contentOf(path).map((text) => [path, text] as const)),
  ...schemas.map((path) => schemaContent.map((text) => [path, text] as const)),
);

/** One thing that happens to the folder. */
type Step = (editor: FolderEditor) => Promise<void>;

const anyContent = fc
  .constantFrom(...paths)
  .chain((path) => contentOf(path).map((text) => ({ path, text })));

/** A small change of what a file says now. */
const edited = (change: (text: string) => string): fc.Arbitrary<Step> =>
  fc.constantFrom(...paths).map((path): Step => async (editor) => {
    const read = editor.host.read(path);
    const text = editor.open.get(path) ?? (read.ok ? read.text : "");
    await editor.type(path, change(text));
  });

const step: fc.Arbitrary<Step> = fc.oneof(
  anyContent.map(
    ({ path, text }): Step =>
      (editor) =>
        editor.type(path, text ?? ""),
  ),
  // A line end more, so that everything below moves.
  edited((text) => `\n${text}`),
  // A line less, often one that others speak of.
  fc.nat(200).chain((line) =>
    edited((text) => {
      const lines = text.split("\n");
      return lines.toSpliced(line % lines.length, 1).join("\n");
    }),
  ),
  edited((text) => text.replace(/^import .*\n/m, "")),
  edited((text) => text.replaceAll("Alpha", "Beta")),
  edited((text) => text.replace("innerTreeOnly: true", "innerTreeOnly: false")),
  fc.constantFrom(...paths).map(
    (path): Step =>
      (editor) =>
        editor.close(path),
  ),
  anyContent.map(
    ({ path, text }): Step =>
      (editor) =>
        editor.changeOnDisk(path, text),
  ),
  fc.tuple(fc.constantFrom(...schemas), schemaContent).map(
    ([path, text]): Step =>
      (editor) =>
        editor.changeOnDisk(path, text),
  ),
  fc.nat(150).map(
    (time): Step =>
      async () =>
        void (await setTimeout(time)),
  ),
);

/** What the editor knows that it should not, or does not know that it should; by file. */
function wrong(editor: FolderEditor): readonly object[] {
  const right = expected(editor.host.with(editor.open));
  const all = new Set([...right.keys(), ...editor.told.keys()]);
  return [...all].flatMap((path) => {
    const is = editor.told.get(path) ?? [];
    const should = right.get(path) ?? [];
    return JSON.stringify(is) === JSON.stringify(should) ? [] : [{ path, is, should }];
  });
}

async function settles(editor: FolderEditor): Promise<void> {
  const end = Date.now() + 8_000;
  while (wrong(editor).length > 0 && Date.now() < end) await setTimeout(20);
  expect(wrong(editor)).toEqual([]);
  expect(editor.faults).toEqual([]);
}

test.each([
  ["in one thread", false],
  ["with checks in the background", true],
])(
  "after any changes the editor knows what a check of all files finds, %s",
  async (_, background) => {
    await fc.assert(
      fc.asyncProperty(
        folder,
        fc.array(step, { minLength: 8, maxLength: 24 }),
        async (files, steps) => {
          const host = new ChangingHost(
            files.flatMap(([path, text]) => (text === undefined ? [] : [[path, text] as const])),
          );
          const checkerOf = background ? () => new LaterChecker(host) : undefined;
          await using editor = await FolderEditor.start(host, checkerOf);
          await settles(editor);
          for (const [index, take] of steps.entries()) {
            await take(editor);
            if (index % 6 === 5) await settles(editor);
          }
          await settles(editor);
        },
      ),
      { numRuns: Number(process.env["EXACTNESS_RUNS"] ?? 12), markInterruptAsFailure: false },
    );
  },
  120_000,
);

test("of a burst of keystrokes few are checked, and the last one's findings come last", async () => {
  const journey = (target: string): string =>
    `journey Alpha {\n  start -> check\n\n  node check: Meter -> ${target}\n}\n`;
  const host = new ChangingHost([["a.journey", journey("success")]]);
  await using editor = await FolderEditor.start(host);
  await editor.type("a.journey", journey("success"));
  await settles(editor);
  const before = editor.log.length;
  for (let index = 0; index < 200; index++)
    void editor.type("a.journey", journey(`nobody${index}`));
  await settles(editor);
  await setTimeout(400);
  await settles(editor);
  const told = editor.log.slice(before).filter(({ path }) => path === "a.journey");
  expect(told.length).toBeLessThan(60);
  expect(told.at(-1)?.version).toBe(editor.versions.get("a.journey"));
  expect(
    editor.told
      .get("a.journey")
      ?.map(({ message }) => message)
      .join(),
  ).toContain("nobody199");
});

test("a file that is closed counts as it is on the disk", async () => {
  const host = new ChangingHost([["a.journey", "journey Alpha {\n  start -> success\n}\n"]]);
  await using editor = await FolderEditor.start(host);
  await settles(editor);
  const onDisk = editor.told.get("a.journey");
  await editor.type("a.journey", "journey Alpha {\n  start -> nobody\n}\n");
  await settles(editor);
  expect(editor.told.get("a.journey")).not.toEqual(onDisk);
  await editor.close("a.journey");
  await settles(editor);
  expect(editor.told.get("a.journey")).toEqual(onDisk);
});
