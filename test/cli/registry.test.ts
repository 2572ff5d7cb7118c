import { spawn } from "node:child_process";
import { existsSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { commandOf, folderWith, journey, journeyc, unwired } from "./journeyc.ts";

const options = ["compile", "--registry", "journeys.ts"];

const textIn = (folder: string, name = "journeys.ts"): string =>
  readFileSync(join(folder, name), "utf8");

/** The names that a registry lists, in order. */
const namesIn = (folder: string, name?: string): readonly string[] =>
  [...textIn(folder, name).matchAll(/^ {2}name: "(.*)",$/gm)].map(([, found = ""]) => found);

describe("journeyc compile --registry", () => {
  test("writes a list of the journeys, with where their modules are", async () => {
    const folder = folderWith({ "a.journey": journey("A"), "deep/b.journey": journey("B") });
    const { code, stderr } = await journeyc(options, { folder });
    expect(code).toBe(0);
    expect(stderr).toContain("3 modules written");
    expect(namesIn(folder)).toEqual(["A", "B"]);
    expect(textIn(folder)).toContain('import("./deep/b.journey.js")');
    expect(textIn(folder)).not.toContain(folder);
  });

  test("finds modules below --out-dir, from whatever folder it is in", async () => {
    const folder = folderWith({ "src/a.journey": journey("A") });
    const paths = ["src", "--out-dir", "generated", "--registry", "app/journeys.ts"];
    expect((await journeyc(["compile", ...paths], { folder })).code).toBe(0);
    expect(textIn(folder, "app/journeys.ts")).toContain('import("../generated/src/a.journey.js")');
  });

  test("names what a bundler compiles, with --declarations", async () => {
    const folder = folderWith({ "a.journey": journey("A") });
    expect((await journeyc([...options, "--declarations"], { folder })).code).toBe(0);
    expect(textIn(folder)).toContain('import("./a.journey")');
  });

  test("lists the journeys of the files that are named, and none that only others enter", async () => {
    const inner = journey("Inner").replace("  start", "  innerTreeOnly: true\n\n  start");
    const folder = folderWith({ "a.journey": journey("A"), "b.journey": journey("B") });
    await journeyc(["compile", "a.journey", "--registry", "journeys.ts"], { folder });
    expect(namesIn(folder)).toEqual(["A"]);
    writeFileSync(join(folder, "b.journey"), inner);
    await journeyc(options, { folder });
    expect(existsSync(join(folder, "b.journey.ts"))).toBe(true);
    expect(namesIn(folder)).toEqual(["A"]);
  });

  test("stays as it is, with its time, while it has nothing else to say", async () => {
    const folder = folderWith({ "a.journey": journey("A"), "b.journey": journey("B") });
    await journeyc(options, { folder });
    const before = statSync(join(folder, "journeys.ts")).mtimeMs;
    expect((await journeyc(options, { folder })).stderr).toContain("0 modules written");
    // A comment changes no journey.
    writeFileSync(join(folder, "a.journey"), `// Changed.\n${journey("A")}`);
    expect((await journeyc(options, { folder })).code).toBe(0);
    expect(statSync(join(folder, "journeys.ts")).mtimeMs).toBe(before);
  });

  test("follows each change, also where the run before is remembered", async () => {
    const names = ["a", "b", "c", "d", "e", "f"];
    const folder = folderWith(
      Object.fromEntries(names.map((name) => [`${name}.journey`, journey(name.toUpperCase())])),
    );
    await journeyc(options, { folder });
    const before = textIn(folder);
    writeFileSync(join(folder, "a.journey"), journey("Renamed"));
    await journeyc(options, { folder });
    expect(namesIn(folder)).toEqual(["Renamed", "B", "C", "D", "E", "F"]);
    writeFileSync(join(folder, "a.journey"), journey("A"));
    rmSync(join(folder, "f.journey"));
    await journeyc(options, { folder });
    expect(namesIn(folder)).toEqual(["A", "B", "C", "D", "E"]);
    writeFileSync(join(folder, "f.journey"), journey("F"));
    rmSync(join(folder, "journeys.ts"));
    await journeyc(options, { folder });
    expect(textIn(folder)).toBe(before);
    // Somebody has changed it: it is written anew.
    writeFileSync(join(folder, "journeys.ts"), before.replace('"A"', '"X"'));
    await journeyc(options, { folder });
    expect(textIn(folder)).toBe(before);
  });

  test("is not written where there is an error", async () => {
    const folder = folderWith({ "a.journey": journey("A"), "b.journey": unwired("B") });
    expect((await journeyc(options, { folder })).code).toBe(1);
    expect(existsSync(join(folder, "journeys.ts"))).toBe(false);
  });

  test("--check says that it is missing or stale, and writes nothing", async () => {
    const folder = folderWith({ "a.journey": journey("A") });
    await journeyc(["compile"], { folder });
    const check = [...options, "--check"];
    expect(await journeyc(check, { folder })).toMatchObject({
      code: 1,
      stdout: "missing journeys.ts\n",
    });
    await journeyc(options, { folder });
    expect(await journeyc(check, { folder })).toMatchObject({ code: 0, stdout: "" });
    writeFileSync(join(folder, "journeys.ts"), textIn(folder).replace("hash: ", "hash:  "));
    expect(await journeyc(check, { folder })).toMatchObject({
      code: 1,
      stdout: "stale journeys.ts\n",
    });
  });

  test("does not overwrite a file that a person wrote", async () => {
    const mine = "export const journeys = [];\n";
    const folder = folderWith({ "a.journey": journey("A"), "journeys.ts": mine });
    const { code, stdout } = await journeyc(options, { folder });
    expect(code).not.toBe(0);
    expect(stdout).toContain("journeys.ts");
    expect(textIn(folder)).toBe(mine);
    expect(existsSync(join(folder, "a.journey.ts"))).toBe(false);
  });

  test.each(["journeys.js", "a.journey.ts", "journeys.d.ts", "journeys"])(
    "%s is no name for it",
    async (name) => {
      const folder = folderWith({ "a.journey": journey("A") });
      expect(await journeyc(["compile", "--registry", name], { folder })).toMatchObject({
        code: 2,
        stderr: expect.stringContaining("--registry"),
      });
    },
  );

  test("is a setting of journey.config.ts", async () => {
    const folder = folderWith({
      "a.journey": journey("A"),
      "journey.config.mjs": 'export default { registry: "app/journeys.ts" };\n',
    });
    expect((await journeyc(["compile"], { folder })).code).toBe(0);
    expect(namesIn(folder, "app/journeys.ts")).toEqual(["A"]);
  });

  test("is formatted as the project's prettier configuration says", async () => {
    const folder = folderWith({
      "a.journey": journey("A"),
      ".prettierrc.json": '{ "singleQuote": true }',
    });
    expect((await journeyc(options, { folder })).code).toBe(0);
    expect(textIn(folder)).toContain("import('./a.journey.js')");
  });

  test("--watch keeps it up to date, and leaves it alone where it is", async () => {
    const folder = folderWith({ "a.journey": journey("A") });
    const [program = "", ...given] = commandOf([...options, "--watch"]);
    const child = spawn(program, given, { cwd: folder });
    let log = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => (log += text));
    const until = async (condition: () => boolean): Promise<void> => {
      await expect.poll(condition, { timeout: 20_000 }).toBe(true);
    };
    try {
      const runs = (): number => log.split("Watching for changes").length - 1;
      await until(() => runs() === 1);
      const old = new Date(2020, 1, 1);
      utimesSync(join(folder, "journeys.ts"), old, old);
      writeFileSync(join(folder, "a.journey"), `// Changed.\n${journey("A")}`);
      await until(() => runs() === 2);
      expect(statSync(join(folder, "journeys.ts")).mtime).toEqual(old);
      writeFileSync(join(folder, "b.journey"), journey("B"));
      await until(() => namesIn(folder).length === 2);
    } finally {
      child.kill();
    }
  });
});
