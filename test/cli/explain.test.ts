import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { expect, test } from "vitest";
import { pages } from "../../compiler/diagnostics/pages.ts";
import { folderWith, journeyc } from "./journeyc.ts";

const docs = join(import.meta.dirname, "../../docs/diagnostics");
const folder = folderWith();

test("every page of the documentation is in the package", () => {
  const written = readdirSync(docs).filter((name) => /^J\d{4}\.md$/.test(name));
  expect(Object.keys(pages).map((code) => `${code}.md`)).toEqual(written.toSorted());
});

test.each(["J9001", "j9001", "9001", "[J9001]"])("explain %s prints the page", async (code) => {
  const page = readFileSync(join(docs, "J9001.md"), "utf8");
  expect(await journeyc(["explain", code], { folder })).toMatchObject({
    code: 0,
    stdout: page,
    stderr: "",
  });
});

test("a page for the terminal has the same words, without Markdown's marks", async () => {
  const { stdout } = await journeyc(["explain", "J9001"], {
    folder,
    environment: { FORCE_COLOR: "1" },
  });
  const words = stripVTControlCharacters(stdout);
  expect(words).toMatch(/^J9001: File not found\n/);
  expect(words).not.toContain("```");
  expect(words).toContain("    error[J9001]: ");
});

test.each([
  ["J9100x", /there is no code 'J9100x'/],
  ["J90001", /Did you mean J9001\?/],
  ["__proto__", /there is no code '__proto__'/],
])("an unknown code, %s: exit 2", async (code, message) => {
  const result = await journeyc(["explain", code], { folder });
  expect(result).toMatchObject({ code: 2, stdout: "", stderr: expect.stringMatching(message) });
});
