import { execFile } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { ts } from "ts-morph";
import { afterAll, beforeAll, expect, test } from "vitest";
import { artifacts, compileSources, sourcesOf, writeModules } from "../emit/support/cases.ts";
import { parse } from "../emit/support/syntax.ts";
import { temporaryFolder } from "../runtime/directory/backends.ts";
import { patience } from "./support/numbers.ts";

// Generated modules and the runtime need no change of a built-in object, and no input makes one: they run where none
// can be made.

const folder = temporaryFolder();
afterAll(() => rmSync(folder, { recursive: true }));

let files: readonly string[];
beforeAll(() => {
  const { modules } = compileSources(sourcesOf("pass-through"));
  const written = writeModules(join(artifacts, "hardened"), modules);
  files = modules.map(({ source }) => join(written, `${source.path}.ts`));
});

test("the modules hold no `eval`, no `Function`, no dynamic import, in 3 of 3", () => {
  const careless = /^(eval|Function|require|globalThis|process)$/;
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (node.kind === ts.SyntaxKind.ImportKeyword && ts.isCallExpression(node.parent))
      found.push("import()");
    if (ts.isIdentifier(node) && careless.test(node.text)) found.push(node.text);
    node.forEachChild(visit);
  };
  for (const file of files) visit(parse(readFileSync(file, "utf8")));
  expect(files).toHaveLength(3);
  expect(found).toEqual([]);
});

const ways: readonly (readonly [string, readonly string[], string])[] = [
  [
    "--disable-proto=throw --frozen-intrinsics",
    ["--disable-proto=throw", "--frozen-intrinsics"],
    "",
  ],
  ["--disable-proto=delete, frozen prototypes", ["--disable-proto=delete"], "1"],
];

test.each(ways)(
  "with %s: 3 journeys, 10 attacks with keys of Object.prototype, 10 sign-ons, 0 changes of a prototype",
  async (name, flags, freeze) => {
    const script = join(import.meta.dirname, "support/hardened.script.ts");
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ["--conditions=@journeyc/source", "--no-warnings", ...flags, script, ...files],
      {
        env: {
          PATH: process.env["PATH"],
          FREEZE: freeze,
          DATABASE: join(folder, `${name.replaceAll(/\W+/g, "-")}.db`),
        },
      },
    );
    expect(JSON.parse(stdout)).toEqual({
      journeys: 3,
      ran: 2,
      // Six in each directory; the third sign-on of a user is asked for a profile instead.
      signedOn: 10,
      attacks: 10,
      polluted: 0,
    });
  },
  patience,
);
