import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { compileSources, sourcesOf } from "./support/cases.ts";

test("the module in docs/generated-code.md is what its source compiles to", () => {
  const page = readFileSync(new URL("../../docs/generated-code.md", import.meta.url), "utf8");
  const name = /<!-- excerpt: test\/compile\/([\w-]+)\/module\.ts -->/.exec(page)?.[1] ?? "";
  const excerpt = /```ts\n([^]*?)```/.exec(page)?.[1];
  expect(excerpt).toBe(compileSources(sourcesOf(name)).modules[0]?.emitted.text);
});
