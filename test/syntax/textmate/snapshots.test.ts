import { globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import type { IGrammar } from "vscode-textmate";
import { loadGrammar, scopedLines, scopesAsText } from "../support/textmate.ts";

const here = import.meta.dirname;
const root = join(here, "../../..");
const examples = globSync("examples/*/*.journey", { cwd: root }).toSorted();
const inputs = globSync("*.journey", { cwd: join(here, "inputs") }).toSorted();
let grammar: IGrammar;

beforeAll(async () => {
  grammar = await loadGrammar();
});

const scopesOf = (path: string): string =>
  scopesAsText(scopedLines(grammar, readFileSync(path, "utf8")));

test.each(examples)("%s is coloured as before", async (path) => {
  const folder = path.split(/[\\/]/).at(1);
  const name = `${folder}-${basename(path, ".journey")}.txt`;
  await expect(scopesOf(join(root, path))).toMatchFileSnapshot(join(here, "examples", name));
});

test.each(inputs)("%s is coloured as before", async (name) => {
  const snapshot = join(here, "inputs", `${basename(name, ".journey")}.txt`);
  await expect(scopesOf(join(here, "inputs", name))).toMatchFileSnapshot(snapshot);
});

test.each(inputs)("%s is coloured the same with other line ends", (name) => {
  const text = readFileSync(join(here, "inputs", name), "utf8").replaceAll("\r\n", "\n");
  const scopes = scopesAsText(scopedLines(grammar, text));
  for (const end of ["\r\n", "\r"])
    expect(scopesAsText(scopedLines(grammar, text.replaceAll("\n", end)))).toBe(scopes);
});
