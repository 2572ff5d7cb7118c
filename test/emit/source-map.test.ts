import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { SourceMap } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { emitModule } from "../../compiler/6-emit/emit.ts";
import { emitFormatted } from "../../compiler/6-emit/format.ts";
import { compileSources, sourcesOf } from "./support/cases.ts";

const options = { version: "0.1.0" };
const compiled = compileSources(sourcesOf("pass-through"));
const found = compiled.modules.find(({ source }) => source.path.startsWith("pta"));
if (!found) throw new Error("The case has no PTA journey.");
const { module, source } = found;

/** The text of the source at the place that a piece of the module leads back to. */
function traced(text: string, map: string, piece: string, length: number): string | undefined {
  const before = text.slice(0, text.indexOf(piece)).split("\n");
  const entry = new SourceMap(JSON.parse(map)).findEntry(
    before.length - 1,
    before.at(-1)?.length ?? 0,
  );
  if (!("originalLine" in entry)) return undefined;
  const line = source.text.split("\n")[entry.originalLine] ?? "";
  return line.slice(entry.originalColumn, entry.originalColumn + length);
}

const pieces: readonly (readonly [piece: string, original: string])[] = [
  ["ptaWithPasswordCapture:", "PtaWithPasswordCapture"],
  ["microsoftEntraID:", "MicrosoftEntraID"],
  ["alphaUser:", "managed/alpha_user"],
  ['"PTA with password capture"', '"PTA with password capture"'],
  ["entraLogin: node(", "entraLogin"],
  ["pageHeader:", "pageHeader"],
  ["username: member(", "username"],
  ["objectType:", "objectType"],
  ["missingInput:", "missingInput"],
  ["tenantId:", "tenantId"],
];

test.each(pieces)("%s leads back to %s", (piece, original) => {
  const { text, map } = emitModule(module, options);
  expect(traced(text, map, piece, original.length)).toBe(original);
});

test("a target leads back to the target, the bare arrow's too", () => {
  const { text, map } = emitModule(module, options);
  expect(traced(text, map, '"entraLogin",\n', 10)).toBe("entraLogin");
  expect(traced(text, map, '"localLogin" }', 10)).toBe("localLogin");
});

test("the map names its files without a path of the machine", () => {
  const { map } = emitModule(module, { ...options, sourcePath: "../src/a b#c.journey" });
  expect(JSON.parse(map)).toMatchObject({
    version: 3,
    file: "pta-with-password-capture.journey.ts",
    sources: ["../src/a%20b%23c.journey"],
  });
  expect(map).not.toContain("sourcesContent");
});

/** A folder with these files; answers the path of a module in it. */
function project(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "journeyc-format-"));
  mkdirSync(join(folder, "src"));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return join(folder, "src", "pta-with-password-capture.journey.ts");
}

describe("in a project with a prettier configuration", () => {
  test("the module is formatted by it, and its source map still leads back", async () => {
    const path = project({
      ".prettierrc": '{ "singleQuote": true, "tabWidth": 4, "semi": false }',
    });
    const { text, map } = await emitFormatted(module, options, path);
    expect(text).toContain("    name: 'PtaWithPasswordCapture',\n");
    for (const [piece, original] of pieces) {
      expect(traced(text, map, piece.replaceAll('"', "'"), original.length), piece).toBe(original);
    }
  });

  test("a package.json may hold it", async () => {
    const path = project({ "package.json": '{ "prettier": { "useTabs": true } }' });
    expect((await emitFormatted(module, options, path)).text).toContain("\n\tname:");
  });

  test("without one the text is the emitter's", async () => {
    const path = project({ "package.json": '{ "name": "x" }' });
    expect(await emitFormatted(module, options, path)).toEqual(emitModule(module, options));
  });
});
