import { join } from "node:path";
import { expect, test } from "vitest";
import { createWorkspace, NodeHost } from "../../compiler/index.ts";

const folder = join(import.meta.dirname, "journeys/default");

/** All that is found in a folder: `file: code name`. */
function findingsIn(name: string): readonly string[] {
  const host = new NodeHost(join(folder, name));
  const { diagnostics, files } = createWorkspace(host).check(host.list("."));
  const texts = new Map(files.map(({ path, text }) => [path, text] as const));
  expect(files.length).toBeGreaterThan(0);
  return diagnostics.map(({ code, primary: { file, span } }) => {
    const marked = texts.get(file)?.slice(span.start, span.end) ?? "";
    return `${file}: ${code} ${marked}`;
  });
}

test.each([
  { name: "a", expected: ["platform-update-password.journey: J3008 leftover"] },
  { name: "b", expected: [] },
  { name: "c", expected: [] },
])("the journeys that come with the product are sound: variant $name", ({ name, expected }) => {
  expect(findingsIn(name)).toEqual(expected);
});
