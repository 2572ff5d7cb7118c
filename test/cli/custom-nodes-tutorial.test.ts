import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, expect, test } from "vitest";
import { fromSources } from "../support/from-sources.ts";
import { journeyc } from "./journeyc.ts";

// The tutorial is its test: every file is written, every command runs, what it prints is compared.

const root = join(import.meta.dirname, "../..");
const artifacts = join(root, "test/.artifacts");
mkdirSync(artifacts, { recursive: true });
const folder = mkdtempSync(join(artifacts, "custom-nodes-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const page = readFileSync(join(root, "docs/custom-nodes.md"), "utf8");
const blocks = [...page.matchAll(/^```(\w+)(?: file=(\S+))?\n([^]*?)^```$/gm)].map(
  ([, language = "", file, text = ""]) => ({ language, file, text }),
);

async function printed(command: string): Promise<string> {
  const [, program, ...rest] = command.trim().split(" ");
  if (program === "journeyc") {
    const { stdout, stderr } = await journeyc(rest, { folder });
    return stdout + stderr;
  }
  // What `tsx` makes of the names of modules, Node does not do by itself.
  const flags = [...fromSources, "--import", "tsx"];
  const run = promisify(execFile)(process.execPath, [...flags, ...rest], { cwd: folder });
  return (await run).stdout;
}

test("the example has the files of the page, as they are in the end", () => {
  const files = blocks.flatMap(({ file, text }) =>
    file === undefined ? [] : [[file, text] as const],
  );
  for (const [file, text] of new Map(files))
    expect(readFileSync(join(root, "examples/custom-nodes", file), "utf8"), file).toBe(text);
});

test("what the page shows is what happens", async () => {
  let output = "";
  let compared = 0;
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  for (const { language, file, text } of blocks) {
    if (file !== undefined) writeFileSync(join(folder, file), text);
    // Nothing is installed in a test: the packages are those of the repository.
    else if (language === "sh" && text.startsWith("npx ")) output = await printed(text);
    else if (language === "text") {
      expect(output).toContain(text.trim());
      compared += 1;
    }
  }
  expect(compared).toBe(5);
}, 120_000);
