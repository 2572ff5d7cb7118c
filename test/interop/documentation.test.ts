import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { layoutSchema } from "../../compiler/interop/sidecar/schema.ts";
import { writeJourneys } from "../../compiler/interop/write.ts";
import type { Json } from "../../compiler/interop/json.ts";
import { bundlesOf, differences, exportFrom, importedHost, textOf } from "./support.ts";

// The example of docs/interop.md is run: what the page shows is what the commands write.

const docs = join(import.meta.dirname, "../../docs");
const page = readFileSync(join(docs, "interop.md"), "utf8");
const source = readFileSync(join(docs, "interop-example/Login.journey.json"), "utf8");
const path = "journeys/staff-login.journey";

interface Block {
  readonly language: string;
  readonly file: string;
  readonly text: string;
}

const blocks: readonly Block[] = [...page.matchAll(/^```(\w+) file=(\S+)\n([^]*?)^```$/gm)].map(
  ([, language = "", file = "", text = ""]) => ({ language, file, text }),
);

function isShown(language: string): (block: Block) => boolean {
  return (block) => block.language === language;
}

/** The text with the change that a diff without line numbers shows. */
function patchedBy(text: string, diff: string): string {
  const lines = diff.split("\n").slice(0, -1);
  const side = (mark: string): string =>
    lines
      .filter((line) => !line.startsWith(mark))
      .map((line) => `${line.slice(1)}\n`)
      .join("");
  expect(text).toContain(side("+"));
  return text.replace(side("+"), () => side("-"));
}

test("what the page shows is what the import writes", () => {
  const host = importedHost(bundlesOf({ "Login.journey.json": source }));
  const shown = blocks.filter((block) => !isShown("diff")(block));
  expect(shown.map(({ file }) => file)).toHaveLength(3);
  for (const { file, text } of shown) expect(textOf(host, file).trimEnd()).toBe(text.trimEnd());
});

test("the change that the page shows changes of the export what it lists", () => {
  const host = importedHost(bundlesOf({ "Login.journey.json": source }));
  const diff = blocks.find(isShown("diff"))?.text ?? "";
  host.write(path, patchedBy(textOf(host, path), diff));
  const exported = exportFrom(host, [path]);
  expect(exported.checked.diagnostics).toEqual([]);
  const { files } = writeJourneys(exported, exported.format ?? "am");
  expect(page).toContain(`\`back/${files[0]?.path}\``);
  const listed = [...page.matchAll(/^\| `(\/[^`]+)`/gm)].map(([, place]) => place);
  const found = differences(JSON.parse(source) as Json, JSON.parse(files[0]?.text ?? "") as Json);
  expect(found.toSorted()).toEqual(listed.toSorted());
});

describe("the table of the layout", () => {
  test("has every field", () => {
    const table = /^\| field [^]*?\n\n/m.exec(page)?.[0] ?? "";
    const named = [...table.matchAll(/^\| `(\w+)`/gm)].map(([, field = ""]) => field);
    expect(named.toSorted()).toEqual(Object.keys(layoutSchema.properties).toSorted());
  });
});
