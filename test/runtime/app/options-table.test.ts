import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { optionShapes } from "../../../runtime/app/options.ts";
import { defaultLimits } from "../../../runtime/machine/limits.ts";

// The tables of docs/embedding.md: every option there is, and no other.

const page = readFileSync(join(import.meta.dirname, "../../../docs/embedding.md"), "utf8");

/** The names in the first column of a section's table. */
function namesIn(title: string): readonly string[] {
  const section = page.split(/^#{2,3} /m).find((part) => part.startsWith(`${title}\n`)) ?? "";
  return [...section.matchAll(/^\| (`[^|]*`) +\|/gm)].flatMap(([, cell = ""]) =>
    [...cell.matchAll(/`(\w+)`/g)].map(([, name = ""]) => name),
  );
}

test.each([
  ["Options", Object.keys(optionShapes)],
  ["Limits", Object.keys(defaultLimits)],
])("%s: the table has each name once", (title, names) => {
  expect(namesIn(title).toSorted()).toEqual(names.toSorted());
});
