import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, expect, test } from "vitest";
import { ThreadChecker } from "../../editor/language-server/stdio/thread-checker.ts";

const folder = mkdtempSync(join(tmpdir(), "journeyc-thread-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const journey = (target: string): string =>
  `journey Login {\n  innerTreeOnly: true\n\n  start -> ${target}\n}\n`;

test("the thread reads the folder, takes texts that lie over its files, and lets them go again", async () => {
  writeFileSync(join(folder, "a.journey"), journey("success"));
  const checker = new ThreadChecker(pathToFileURL(folder).href);
  const codes = async (text?: string): Promise<readonly string[]> => {
    const { files, diagnostics } = await checker.check(new Map([["a.journey", text]]), [
      "a.journey",
    ]);
    expect(files).toEqual(["a.journey"]);
    return diagnostics.map(({ code }) => code);
  };
  expect(await codes()).toEqual(["J2015"]);
  expect(await codes(journey("nobody"))).toContain("J2001");
  expect(await codes()).toEqual(["J2015"]);
  checker.close();
});

test("who waits for a thread that has ended is told so", async () => {
  const checker = new ThreadChecker(pathToFileURL(folder).href);
  const found = checker.check(new Map(), ["a.journey"]);
  checker.close();
  await expect(found).rejects.toThrow("ended");
});
