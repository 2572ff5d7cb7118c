import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { folderWith, journeyc } from "../cli/journeyc.ts";
import { sourcesOf } from "../emit/support/cases.ts";
import { patience } from "./support/numbers.ts";

// The same sources give the same modules, byte for byte, whoever compiles them, where and when.

const sources = sourcesOf("pass-through");

/** The outputs of a compilation in a folder of its own, by name. */
async function compiled(
  files: Readonly<Record<string, string>>,
  environment: Readonly<Record<string, string>> = {},
  below = "",
  paths: readonly string[] = [],
): Promise<Readonly<Record<string, string>>> {
  const placed = Object.entries(files).map(([path, text]) => [join(below, path), text] as const);
  const folder = join(folderWith(Object.fromEntries(placed)), below);
  const { code, stdout } = await journeyc(["compile", ...paths], { folder, environment });
  expect(code, stdout).toBe(0);
  const outputs = readdirSync(folder).filter((name) => /\.ts(\.map)?$/.test(name));
  expect(outputs).toHaveLength(6);
  return Object.fromEntries(
    outputs.toSorted().map((name) => [name, readFileSync(join(folder, name), "utf8")]),
  );
}

const names = Object.keys(sources).filter((name) => name.endsWith(".journey"));
let expected: Readonly<Record<string, string>>;
beforeAll(async () => {
  expected = await compiled(sources);
});

const turkish = { TZ: "America/St_Johns", LC_ALL: "tr_TR.UTF-8", LANG: "tr_TR.UTF-8" };
const bare = { TZ: "Pacific/Kiritimati", LC_ALL: "C", CI: "1", HOME: "/nowhere", USER: "nobody" };

test(
  "4 surroundings, 1 output: time zones, locales, folders, order of files",
  async () => {
    const others = [
      await compiled(sources, turkish),
      await compiled(sources, bare, "a folder/with spaces/ünïcode"),
      await compiled(sources, { NODE_ENV: "production", FORCE_COLOR: "3" }, "", names.toReversed()),
      await compiled(Object.fromEntries(Object.entries(sources).toReversed()), {}, "x"),
    ];
    expect(others).toHaveLength(4);
    for (const outputs of others) expect(outputs).toEqual(expected);
  },
  patience,
);

test("CRLF and LF give the same module", async () => {
  const crlf = Object.fromEntries(
    Object.entries(sources).map(([path, text]) => [path, text.replaceAll("\n", "\r\n")]),
  );
  const outputs = await compiled(crlf);
  // The map holds the source, which differs.
  for (const name of names) expect(outputs[`${name}.ts`]).toBe(expected[`${name}.ts`]);
});
