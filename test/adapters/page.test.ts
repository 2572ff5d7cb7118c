import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { examples } from "./support/example.ts";

const page = readFileSync(join(examples, "../../docs/adapters.md"), "utf8");
const snippets = new Map(
  [...page.matchAll(/```tsx?\n\/\/ (\S+)\n([^]*?)```/g)].map(([, file = "", text = ""]) => [
    file,
    text,
  ]),
);

test("docs/adapters.md has the examples as they are", () => {
  const files = globSync(["*.ts", "next/*.ts", "next/app/**/*.{ts,tsx}"], { cwd: examples }).filter(
    (name) => !/\.journey\.ts$|^registry\.ts$|next-env|layout/.test(name),
  );
  expect([...snippets.keys()].toSorted()).toEqual(files.toSorted());
  for (const [file, text] of snippets)
    expect(text, file).toBe(readFileSync(join(examples, file), "utf8"));
});

test("each is a dozen lines", () => {
  for (const [file, text] of snippets)
    expect([file, text.split("\n").length]).toEqual([
      file,
      expect.toSatisfy((lines: number) => lines <= 25),
    ]);
});
