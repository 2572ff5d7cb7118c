import { existsSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { version } from "../../compiler/version.ts";
import { folderWith, installed, journey, journeyc, schema, unwired } from "./journeyc.ts";

const root = join(import.meta.dirname, "../..");

/** A project that has journeyc installed. */
function project(files: Readonly<Record<string, string>>): string {
  const folder = folderWith(files);
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  return folder;
}

const config = (settings: string): string =>
  `import { defineConfig } from "journeyc/config";\n\nexport default defineConfig(${settings});\n`;

const files = {
  "journeys/a.journey": journey("A"),
  "drafts/b.journey": unwired("B"),
  "user.schema.json": schema,
};

describe("journey.config.ts", () => {
  test("says what is looked at when the command line does not, and where modules go", async () => {
    const folder = project({
      ...files,
      "journey.config.ts": config('{ include: ["journeys"], outDir: "generated" }'),
    });
    expect((await journeyc(["check"], { folder })).stderr).toContain("1 file, 0 errors");
    expect((await journeyc(["check", "drafts"], { folder })).code).toBe(1);
    expect((await journeyc(["compile"], { folder })).code).toBe(0);
    expect(existsSync(join(folder, "generated/journeys/a.journey.ts"))).toBe(true);
    await journeyc(["compile", "--out-dir", "elsewhere"], { folder });
    expect(existsSync(join(folder, "elsewhere/journeys/a.journey.ts"))).toBe(true);
  });

  test("counts warnings", async () => {
    const folder = project({
      "a.journey": `import { B } from "./b.journey"\n\n${journey("A")}`,
      "b.journey": journey("B"),
      "journey.config.js": config("{ maxWarnings: 0 }"),
    });
    const result = await journeyc(["check"], { folder });
    expect(result).toMatchObject({ code: 1, stderr: expect.stringContaining("allows 0") });
    expect((await journeyc(["check", "--max-warnings", "5"], { folder })).code).toBe(0);
  });

  test.each([
    ["{ inlcude: [] }", "no setting `inlcude`. Did you mean `include`?"],
    ["{ colour: true }", "There are include, outDir, declarations, registry, maxWarnings."],
    ['{ include: "journeys" }', "`include` must be a list of texts"],
    ["{ maxWarnings: -1 }", "`maxWarnings` must be a whole number"],
    ["undefined", "must export an object"],
    ["(() => { throw new Error('no\\nstack'); })()", "journey.config.mjs cannot be run: no"],
  ])("what is no config, %s, is told in a line", async (settings, said) => {
    const folder = folderWith({ "journey.config.mjs": `export default ${settings};\n` });
    const { code, stderr } = await journeyc(["check"], { folder });
    expect({ code, lines: stderr.trimEnd().split("\n").length }).toEqual({ code: 2, lines: 1 });
    expect(stderr).toContain(said);
  });

  test("a changed config is seen by the next run, also where it takes from elsewhere what it says", async () => {
    const folder = project({ ...files, "journey.config.ts": config('{ include: ["journeys"] }') });
    const run = async (): Promise<number | null> =>
      (await journeyc(["check"], { folder, command: installed })).code;
    expect([await run(), await run()]).toEqual([0, 0]);
    writeFileSync(join(folder, "journey.config.ts"), config('{ include: ["drafts"] }'));
    expect(await run()).toBe(1);
    writeFileSync(join(folder, "paths.json"), '["journeys"]');
    const elsewhere = `import include from "./paths.json" with { type: "json" };\nexport default { include };\n`;
    writeFileSync(join(folder, "journey.config.ts"), elsewhere);
    expect([await run(), await run()]).toEqual([0, 0]);
    writeFileSync(join(folder, "paths.json"), '["drafts"]');
    expect(await run()).toBe(1);
    rmSync(join(folder, "journey.config.ts"));
    expect(await run()).toBe(1);
  });
});

describe("journeyc compile --declarations", () => {
  test("writes what modules export, for imports that a bundler compiles", async () => {
    const folder = folderWith({ "a.journey": journey("A") });
    const { code, stderr } = await journeyc(["compile", "--declarations"], { folder });
    expect({ code, stderr }).toMatchObject({
      code: 0,
      stderr: expect.stringContaining("1 module"),
    });
    expect(existsSync(join(folder, "a.journey.ts"))).toBe(false);
    const text = readFileSync(join(folder, "a.d.journey.ts"), "utf8");
    expect(text).toContain("export declare const a: Journey<NoConnectors>;");
    expect(text).not.toContain("sourceMappingURL");
    const check = ["compile", "--declarations", "--check"];
    expect(await journeyc(check, { folder })).toMatchObject({ code: 0, stdout: "" });
    // Of modules it is none.
    const modules = await journeyc(["compile", "--check"], { folder });
    expect(modules.stdout).toBe("missing a.journey.ts\nmissing a.journey.ts.map\n");
    writeFileSync(join(folder, "a.d.journey.ts"), text.replace("NoConnectors>;", "never>;"));
    rmSync(join(folder, "a.journey"));
    writeFileSync(join(folder, "b.journey"), journey("B"));
    expect((await journeyc(check, { folder })).stdout).toBe(
      "orphaned a.d.journey.ts\nmissing b.d.journey.ts\n",
    );
  });

  test("goes beside the sources alone", async () => {
    const folder = folderWith({ "a.journey": journey("A") });
    const result = await journeyc(["compile", "--declarations", "--out-dir", "x"], { folder });
    expect(result).toMatchObject({ code: 2, stderr: expect.stringContaining("--out-dir") });
  });

  test("of the config", async () => {
    const folder = project({
      "a.journey": journey("A"),
      "journey.config.ts": config("{ declarations: true }"),
    });
    await journeyc(["compile"], { folder });
    expect(existsSync(join(folder, "a.d.journey.ts"))).toBe(true);
  });
});

describe("journeyc info", () => {
  test("tells what it works with", async () => {
    const folder = project({ ...files, "journey.config.ts": config('{ include: ["journeys"] }') });
    const { code, stdout } = await journeyc(["info", "--json"], { folder });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      journeyc: version,
      runtime: version,
      moduleFormat: 1,
      node: process.versions.node,
      config: "journey.config.ts",
      settings: { include: ["journeys"] },
      journeys: 1,
      prettier: false,
    });
    const text = await journeyc(["info"], { folder: folderWith() });
    expect(text.stdout).toMatch(/^config +none$/m);
    expect(text.stdout).toMatch(/^@journeyc\/runtime +none$/m);
  });
});

describe("--stats", () => {
  test.each(["check", "compile"])("%s says where the time went", async (verb) => {
    const folder = folderWith({ "a.journey": journey("A") });
    const { code, stderr } = await journeyc([verb, "--stats"], { folder });
    expect(code).toBe(0);
    for (const phase of ["start", "read and parse", "bind", "check", "in all", "memory"])
      expect(stderr).toMatch(new RegExp(`^  ${phase} +\\d+ M?(?:ms|B)`, "m"));
    if (verb === "compile") expect(stderr).toMatch(/^  emit +\d+ ms\n  write +\d+ ms$/m);
  });
});
