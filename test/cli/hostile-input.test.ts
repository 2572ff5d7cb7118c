import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folderWith, journey, journeyc } from "./journeyc.ts";

const concise = ["--reporter", "concise"];

/** A fault of a file named `x.journey`, how it is made, and what `check` says of it. */
const faults: readonly (readonly [string, (folder: string) => void, string])[] = [
  ["a folder of that name", (folder) => mkdirSync(join(folder, "x.journey")), "J9002"],
  [
    "a symbolic link to nothing",
    (folder) => symlinkSync("gone", join(folder, "x.journey")),
    "J9003",
  ],
  [
    "a symbolic link to itself",
    (folder) => symlinkSync("x.journey", join(folder, "x.journey")),
    "J9003",
  ],
  ["a named pipe", (folder) => void execFileSync("mkfifo", [join(folder, "x.journey")]), "J9003"],
  ["a device", (folder) => symlinkSync("/dev/zero", join(folder, "x.journey")), "J9003"],
];

/** Texts of a file named `x.journey`. */
const texts: readonly (readonly [string, string | Uint8Array, RegExp])[] = [
  ["10 MB of journeys", journey("A").repeat(10_000_000 / journey("A").length + 1), /J9004/],
  ["a byte that is not UTF-8", Buffer.from(`journey A ${"\u00ff"} {}`, "latin1"), /J9005/],
  ["UTF-16", Buffer.from(`\ufeff${journey("A")}`, "utf16le"), /J9005/],
  ["100,000 open braces", `journey A ${"{".repeat(100_000)}`, /J1\d{3}/],
  ["100,000 nested lists", `journey A {\n  x: ${"[".repeat(100_000)}`, /J1\d{3}/],
  ["NUL bytes", `journey A \0\0\0 {\n}\n`, /J1\d{3}/],
  ["a megabyte without a line end", "x".repeat(1_000_000), /J1\d{3}/],
  ["a megabyte of quotes", '"'.repeat(1_000_000), /J1\d{3}/],
];

const calls = (name: string, other: string): string =>
  `import { ${other} } from "./${other}.journey"\n\njourney ${name} {\n  start -> inner\n\n  node inner: InnerTreeEvaluator {\n    tree: ${other}\n\n    true  -> success\n    false -> failure\n  }\n}\n`;

describe("hostile input", () => {
  test.each(faults)("%s, beside a file that is checked all the same", async (_, make, code) => {
    const folder = folderWith({ "y.journey": `${journey("A")}}` });
    make(folder);
    for (const paths of [[], ["x.journey", "y.journey"]]) {
      const result = await journeyc(["check", ...paths, ...concise], { folder });
      expect(result.stdout).toMatch(
        new RegExp(`^x\\.journey:1:1: error ${code}: .*\\ny\\.journey:\\d+:\\d+: error J1`),
      );
      expect(result).toMatchObject({ code: 1 });
    }
  });

  test.each(texts)("%s, in bounded time and memory", async (_, text, expected) => {
    const folder = folderWith({ "x.journey": text });
    const node = ["--max-old-space-size=768"];
    const result = await journeyc(["check", ...concise], { folder, node });
    expect(result.stdout.slice(0, 200)).toMatch(/^x\.journey:\d+:\d+: error /);
    expect(result.stdout).toMatch(expected);
    expect(result.stderr).not.toContain("J9009");
    expect(result.code).toBe(1);
    expect(result.seconds).toBeLessThan(15);
    const compiled = await journeyc(["compile", ...concise], { folder, node });
    expect(compiled.code).toBe(1);
    expect(readdirSync(folder).filter((name) => name.endsWith(".ts"))).toEqual([]);
  });

  test("an import cycle", async () => {
    const folder = folderWith({ "A.journey": calls("A", "B"), "B.journey": calls("B", "A") });
    const { code, stdout } = await journeyc(["check", ...concise], { folder });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^A\.journey:\d+:\d+: error J3\d{3}: /);
  });

  test("folders that link to each other", async () => {
    const folder = folderWith({ "a/x.journey": journey("A") });
    symlinkSync("..", join(folder, "a/up"));
    symlinkSync("loop", join(folder, "a/loop"));
    expect(await journeyc(["check"], { folder })).toMatchObject({
      code: 0,
      stderr: expect.stringMatching(/^1 file, /),
    });
  });

  test.each([
    ["a path that does not exist", ["gone.journey"], "gone.journey:1:1: error J9001: "],
    ["a folder that does not exist", ["gone"], "gone:1:1: error J9001: "],
    ["an empty folder", ["empty"], "empty:1:1: error J9006: "],
    ["another kind of file", ["notes.txt"], "notes.txt:1:1: error J9010: "],
  ])("%s: exit 2", async (_, paths, message) => {
    const folder = folderWith({ "notes.txt": "hello" });
    mkdirSync(join(folder, "empty"));
    for (const verb of ["check", "compile", "format", "graph"]) {
      const { code, stdout, stderr } = await journeyc([verb, ...paths, ...concise], { folder });
      expect(verb === "check" || verb === "compile" ? stdout : stderr).toContain(message);
      expect(code).toBe(2);
    }
  });
});
