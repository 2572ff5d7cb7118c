import { expect, test } from "vitest";
import { MemoryHost } from "../../compiler/host/memory-host.ts";
import { createWorkspace } from "../../compiler/workspace.ts";

// What a file lacks is proposed from another file of the program, unless that one imports this one.

const calls = (name: string): string =>
  `journey Login {\n  start -> x\n\n  node x: InnerTreeEvaluator {\n    tree: ${name}\n\n    true, false -> failure\n  }\n}\n`;
const inner = (name: string): string =>
  `journey ${name} {\n  innerTreeOnly: true\n\n  start -> failure\n}\n`;

function fixTitles(files: Readonly<Record<string, string>>): readonly string[] {
  const { diagnostics } = createWorkspace(new MemoryHost(files)).check(Object.keys(files));
  const found = diagnostics.filter(({ code }) => code === "J2003");
  return found.flatMap(({ fixes }) => fixes.map(({ title }) => title));
}

test("a file that nobody has to do with this one is imported", () => {
  expect(fixTitles({ "a.journey": calls("Other"), "b.journey": inner("Other") })).toEqual([
    "Import `Other` from `./b.journey`",
  ]);
});

test("a file that imports this one, directly or not, is not imported: they would import each other", () => {
  const through = `import { Login } from "./a.journey"\n\n${inner("Between")}`;
  expect(
    fixTitles({
      "a.journey": calls("Other"),
      "b.journey": through,
      "c.journey": `import { Between } from "./b.journey"\n\n${inner("Other")}`,
    }),
  ).toEqual([]);
});

test("of two files that declare it, the one that can be imported is", () => {
  expect(
    fixTitles({
      "a.journey": calls("Other"),
      "b.journey": `import { Login } from "./a.journey"\n\n${inner("Other")}`,
      "c.journey": inner("Other"),
    }),
  ).toEqual(["Import `Other` from `./c.journey`"]);
});
