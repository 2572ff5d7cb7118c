import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folderWith, journey, journeyc, schema, unwired } from "./journeyc.ts";

describe("journeyc check", () => {
  test("says nothing on standard output and exits 0 when all is well", async () => {
    const folder = folderWith({ "a.journey": journey("A"), "deep/b.journey": journey("B") });
    const { code, stdout, stderr } = await journeyc(["check"], { folder });
    expect({ code, stdout }).toEqual({ code: 0, stdout: "" });
    expect(stderr).toMatch(/^2 files, 0 errors, 0 warnings \(\d+ ms\)\n$/);
  });

  test("shows findings, sorted by file and place, and exits 1", async () => {
    const folder = folderWith({ "b.journey": unwired("B"), "a.journey": unwired("A") });
    const { code, stdout } = await journeyc(["check", "--reporter", "concise"], { folder });
    expect(code).toBe(1);
    const lines = stdout.trimEnd().split("\n");
    expect(lines.map((line) => line.split(":")[0])).toEqual(["a.journey", "b.journey"]);
    for (const line of lines) expect(line).toMatch(/^[ab]\.journey:15:8: error J3\d{3}: .*`false`/);
  });

  test("follows imports, and names files by one path however they were reached", async () => {
    const folder = folderWith({
      "main/a.journey": `import { B } from "../common/b.journey"\n\n${journey("A")}`,
      "common/b.journey": unwired("B"),
    });
    const { stdout } = await journeyc(
      ["check", "main/a.journey", "./common/../common/b.journey", "--reporter", "json"],
      { folder },
    );
    const found = JSON.parse(stdout) as {
      summary: object;
      diagnostics: { file: string; severity: string }[];
    };
    expect(found.summary).toMatchObject({ files: 2, errors: 1 });
    const errors = found.diagnostics.filter(({ severity }) => severity === "error");
    expect(errors.map(({ file }) => file)).toEqual(["common/b.journey"]);
  });

  test("counts warnings against --max-warnings, also when --quiet hides them", async () => {
    const folder = folderWith({
      "a.journey": `import { B } from "./b.journey"\n\n${journey("A")}`,
      "b.journey": journey("B"),
    });
    const lenient = await journeyc(["check", "--reporter", "concise"], { folder });
    expect(lenient).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^a\.journey:1:10: warning J2013: /),
    });
    const strict = await journeyc(["check", "--max-warnings", "0", "--quiet"], { folder });
    expect(strict).toMatchObject({
      code: 1,
      stdout: "",
      stderr: "1 warning; --max-warnings allows 0.\n",
    });
  });

  test("checks standard input under the name that it stands for", async () => {
    const folder = folderWith({ "b.journey": journey("B"), "user.schema.json": schema });
    const input = `import { C } from "./b.journey"\n\n${journey("A")}`;
    const { code, stdout } = await journeyc(
      ["check", "-", "--stdin-filepath", "a.journey", "--reporter", "concise"],
      { folder, input },
    );
    expect(code).toBe(1);
    expect(stdout).toMatch(/^a\.journey:1:10: error J2008: /);
  });

  test.each(["pretty", "concise", "json", "github", "sarif"])(
    "reports with %s the same findings, the same bytes each time",
    async (reporter) => {
      const folder = folderWith({ "a.journey": unwired("A") });
      const [first, second] = await Promise.all(
        [1, 2].map(() => journeyc(["check", "--reporter", reporter], { folder })),
      );
      expect(first?.stdout).toContain("J3");
      expect(first?.stdout).toBe(second?.stdout);
      expect(first?.stdout).not.toContain(folder);
    },
  );

  test("--fix writes what needs no choice, and what remains decides the exit code", async () => {
    const misspelt = journey("A").replace("DataStoreDecision", "DataStoreDecison");
    const folder = folderWith({ "a.journey": misspelt, "b.journey": journey("B") });
    const { code, stderr } = await journeyc(["check", "--fix"], { folder });
    expect(readFileSync(join(folder, "a.journey"), "utf8")).toBe(journey("A"));
    expect(stderr).toContain("1 fix applied");
    expect(code).toBe(0);
    writeFileSync(join(folder, "a.journey"), `${misspelt}journey B {`);
    expect(await journeyc(["check", "--fix"], { folder })).toMatchObject({ code: 1 });
  });
});
