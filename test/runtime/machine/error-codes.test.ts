import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../../..");

/** The codes that a folder's sources give to errors, by file. */
function codesIn(pattern: string): Set<string> {
  const files = globSync(pattern, { cwd: root }).filter(
    (file) => !/\b(?:dist|node_modules)\b/.test(file),
  );
  const found = files.flatMap((file) => [
    ...readFileSync(join(root, file), "utf8").matchAll(
      /(?:Error\(|super\(|\bcode:)\s*"([a-z]+(?:-[a-z0-9]+)*)"/g,
    ),
  ]);
  return new Set(found.map(([, code = ""]) => code));
}

function documented(page: string): readonly string[] {
  const text = readFileSync(join(root, "docs", page), "utf8");
  return [...text.matchAll(/^\|[^|]*?`([a-z]+(?:-[a-z0-9]+)*)`\s*\|/gm)].map(
    ([, code = ""]) => code,
  );
}

const own = (code: string): boolean => !code.startsWith("entra-");

test("docs/errors.md has a row for every code of the runtime, and for no other", () => {
  const rows = documented("errors.md");
  const codes = [...codesIn("runtime/**/*.ts")];
  expect(rows.filter(own).toSorted()).toEqual(codes.filter(own).toSorted());
});

test("docs/errors.md or docs/entra-id.md names every code of the connector", () => {
  const page = ["errors.md", "entra-id.md"]
    .map((name) => readFileSync(join(root, "docs", name), "utf8"))
    .join("\n");
  const missing = [...codesIn("runtime/connectors/**/*.ts")].filter(
    (code) => !page.includes(`\`${code}\``),
  );
  expect(missing).toEqual([]);
});
