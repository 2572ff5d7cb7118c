import { spawn } from "node:child_process";
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import {
  folderWith,
  installed,
  journey,
  journeyc,
  type Result,
  schema,
  unwired,
} from "./journeyc.ts";

/** A project, and a cache folder that nobody else uses. The command is the installed one: from sources nothing is remembered. */
function project(texts: Readonly<Record<string, string>>): {
  readonly folder: string;
  readonly records: () => string[];
  readonly run: (...commandLine: string[]) => Promise<Result>;
} {
  const folder = folderWith(texts);
  const cache = folderWith();
  const runs = join(cache, "journeyc/runs");
  return {
    folder,
    records: () => (existsSync(runs) ? readdirSync(runs).map((name) => join(runs, name)) : []),
    run: (...commandLine) =>
      journeyc(commandLine, { folder, command: installed, environment: { XDG_CACHE_HOME: cache } }),
  };
}

const withoutTime = ({ code, stdout, stderr }: Result): object => ({
  code,
  stdout,
  stderr: stderr.replace(/\(\d+ ms\)/, "(some ms)"),
});

/** Puts a lie into what was remembered, by which one sees that it is told. */
function lie(record: string): void {
  const text = readFileSync(record, "utf8");
  expect(text).toContain('"2 files"');
  writeFileSync(record, text.replace('"2 files"', '"2 remembered files"'));
}

const two = { "a.journey": journey("A"), "b.journey": journey("B") };

describe("what the last run found is said again", () => {
  test("when nothing has changed, in the same words and with the same exit code", async () => {
    const { run, records } = project({ "a.journey": journey("A"), "b.journey": unwired("B") });
    const first = await run("check");
    expect(first.code).toBe(1);
    expect(first.stdout).toContain("J3001");
    expect(records()).toHaveLength(1);
    expect(withoutTime(await run("check"))).toEqual(withoutTime(first));
    lie(records()[0] ?? "");
    expect((await run("check")).stderr).toContain("2 remembered files");
    expect((await run("check", "--no-cache")).stderr).toContain("2 files");
    expect(statSync(records()[0] ?? "").mode & 0o777).toBe(0o600);
  });

  test("also when files have new times and the same text, as after a checkout", async () => {
    const { run, records, folder } = project(two);
    await run("check");
    lie(records()[0] ?? "");
    for (const name of ["a.journey", "user.schema.json"]) {
      writeFileSync(join(folder, name), readFileSync(join(folder, name)));
      utimesSync(join(folder, name), 1_000, 1_000);
    }
    expect((await run("check")).stderr).toContain("2 remembered files");
  });

  test("for each command line on its own", async () => {
    const { run, records } = project(two);
    await run("check");
    await run("check", "--reporter", "json");
    await run("check", "a.journey");
    expect(records()).toHaveLength(3);
    const { stdout } = await run("check", "--reporter", "json");
    expect(JSON.parse(stdout)).toMatchObject({ diagnostics: [] });
  });
});

describe("everything is looked at that a change may concern", () => {
  test("a changed file, of the same length and time", async () => {
    const { run, folder } = project(two);
    await run("check");
    const path = join(folder, "a.journey");
    const { atime, mtime } = statSync(path);
    writeFileSync(path, journey("A").replace("true  -> success", "tree  -> success"));
    utimesSync(path, atime, mtime);
    const { code, stdout } = await run("check");
    expect({ code, stdout }).toMatchObject({ code: 1, stdout: expect.stringContaining("tree") });
  });

  test("a new file, one that is gone, a schema, a catalogue, a file that was not there", async () => {
    const { run, folder } = project({
      ...two,
      "c.journey": `import { D } from "./d.journey"\n\n${journey("C")}`,
    });
    expect((await run("check")).code).toBe(1);
    const steps: (readonly [string, string | undefined, number, string])[] = [
      ["d.journey", unwired("D"), 1, "J3001"],
      ["d.journey", journey("D"), 0, "J2013"],
      ["c.journey", journey("C"), 0, ""],
      ["user.schema.json", "{", 1, "user.schema.json"],
      ["user.schema.json", schema, 0, ""],
      ["journey.catalogue.json", "[", 1, "journey.catalogue.json"],
      ["journey.catalogue.json", undefined, 0, ""],
      ["d.journey", undefined, 0, ""],
    ];
    for (const [path, text, code, said] of steps) {
      if (text === undefined) rmSync(join(folder, path));
      else writeFileSync(join(folder, path), text);
      const result = await run("check");
      expect([path, result.code]).toEqual([path, code]);
      expect(result.stdout).toContain(said);
      expect(withoutTime(result)).toEqual(withoutTime(await run("check", "--no-cache")));
    }
  });

  test("a record that was cut off, is for another, or says nonsense counts for nothing", async () => {
    const { run, records } = project(two);
    const first = await run("check");
    const [record = ""] = records();
    const { size } = statSync(record);
    for (const left of [size - 1, size >> 1, 10, 0]) {
      truncateSync(record, left);
      expect(withoutTime(await run("check"))).toEqual(withoutTime(first));
      expect(readFileSync(record, "utf8")).toMatch(/^.+\n.+\n.+\n$/);
    }
    appendFileSync(record, "more");
    expect(withoutTime(await run("check"))).toEqual(withoutTime(first));
    writeFileSync(record, readFileSync(record, "utf8").replace('"check"', '"other"'));
    expect(withoutTime(await run("check"))).toEqual(withoutTime(first));
    const [key = ""] = readFileSync(record, "utf8").split("\n");
    for (const nonsense of ["{}", "null", '{"paths":["."],"inputs":{"a.journey":7}}']) {
      writeFileSync(record, `${key}\n${nonsense}\n{}\n`);
      expect(withoutTime(await run("check"))).toEqual(withoutTime(first));
    }
  });

  test("a file that can no longer be looked at", async () => {
    const { run, folder } = project(two);
    await run("check");
    rmSync(join(folder, "a.journey"));
    // It leads to itself.
    symlinkSync("a.journey", join(folder, "a.journey"));
    const { code, stderr, stdout } = await run("check");
    expect(code).toBe(1);
    expect(stdout).toContain("a.journey");
    expect(stderr).toContain("1 error");
  });
});

describe("what compile has written", () => {
  const module = (folder: string): string => join(folder, "a.journey.ts");

  test("stays untouched when nothing has changed, and is written again when it has", async () => {
    const { run, folder } = project(two);
    expect((await run("compile")).stderr).toContain("2 modules written");
    const text = readFileSync(module(folder), "utf8");
    const { mtimeMs, ino } = statSync(module(folder));
    expect((await run("compile")).stderr).toContain("0 modules written");
    expect(statSync(module(folder))).toMatchObject({ mtimeMs, ino });
    rmSync(module(folder));
    expect((await run("compile")).stderr).toContain("1 module written");
    appendFileSync(module(folder), "// somebody's\n");
    expect((await run("compile")).stderr).toContain("1 module written");
    expect(readFileSync(module(folder), "utf8")).toBe(text);
  });

  test("of one changed file of many only that is compiled", async () => {
    const names = ["A", "B", "C", "D", "E"];
    const { run, folder } = project(
      Object.fromEntries(names.map((name) => [`${name}.journey`, journey(name)])),
    );
    await run("compile");
    writeFileSync(join(folder, "B.journey"), journey("B").replace("Sign in", "Welcome"));
    const { stderr, code } = await run("compile");
    expect({ code, stderr }).toMatchObject({ code: 0, stderr: expect.stringContaining("5 files") });
    expect(stderr).toContain("1 module written");
    expect(readFileSync(join(folder, "B.journey.ts"), "utf8")).toContain("Welcome");
    expect((await run("compile")).stderr).toContain("0 modules written");
    expect((await run("compile", "--check")).code).toBe(0);
  });

  test("is written anew as prettier wants it when the project begins to say so", async () => {
    const { run, records, folder } = project(two);
    await run("compile");
    writeFileSync(join(folder, ".prettierrc"), '{ "semi": false }');
    expect((await run("compile")).stderr).toContain("2 modules written");
    expect(readFileSync(module(folder), "utf8")).not.toContain(";\n");
    expect((await run("compile")).stderr).toContain("0 modules written");
    lie(records()[0] ?? "");
    expect((await run("compile")).stderr).toContain("2 remembered files");
    writeFileSync(join(folder, ".prettierrc"), '{ "semi": true }');
    expect((await run("compile")).stderr).toContain("2 modules written");
    rmSync(join(folder, ".prettierrc"));
    // What it says may depend on anything.
    writeFileSync(join(folder, "prettier.config.mjs"), "export default { semi: false };");
    expect((await run("compile")).stderr).toContain("2 modules written");
    lie(records()[0] ?? "");
    expect((await run("compile")).stderr).toContain("2 files");
    rmSync(join(folder, "prettier.config.mjs"));
    writeFileSync(join(folder, "package.json"), '{ "prettier": { "semi": false } }');
    expect((await run("compile")).stderr).toContain("0 modules written");
    writeFileSync(join(folder, "package.json"), "{}");
    expect((await run("compile")).stderr).toContain("2 modules written");
  });

  test("an error and its mending", async () => {
    const { run, folder } = project(two);
    await run("compile");
    writeFileSync(join(folder, "b.journey"), unwired("B"));
    expect((await run("compile")).code).toBe(1);
    expect((await run("compile")).code).toBe(1);
    writeFileSync(join(folder, "b.journey"), journey("B"));
    expect((await run("compile")).code).toBe(0);
  });
});

/** Many files that are all different from what they were. */
const texts = (version: number): Record<string, string> =>
  Object.fromEntries(
    Array.from({ length: 12 }, (_, index) => [
      `j${index}.journey`,
      journey(`J${index}`).replace("Sign in", `Version ${version}`),
    ]),
  );

function write(folder: string, version: number): void {
  for (const [path, text] of Object.entries(texts(version)))
    writeFileSync(join(folder, path), text);
}

const versionOf = (folder: string, path: string): string | undefined =>
  /Version \d/.exec(readFileSync(join(folder, path), "utf8"))?.[0];

describe("several processes at once, and sudden ends", () => {
  test("eight that compile the same leave what one leaves", async () => {
    const { run, folder } = project(texts(1));
    await run("compile");
    write(folder, 2);
    const results = await Promise.all(Array.from({ length: 8 }, () => run("compile")));
    expect(results.map(({ code }) => code)).toEqual(results.map(() => 0));
    expect((await run("compile")).stderr).toContain("0 modules written");
    expect((await run("compile", "--check")).code).toBe(0);
    expect(readdirSync(folder).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  });

  const times = process.env["JOURNEYC_THOROUGH"] === undefined ? 12 : 200;
  test(`killed ${times} times: outputs are old or new, and the next run says what is true`, async () => {
    const whole = folderWith(texts(1));
    await journeyc(["compile"], { folder: whole, command: installed });
    const expected = [readFileSync(join(whole, "j0.journey.ts"), "utf8")];
    write(whole, 2);
    await journeyc(["compile"], { folder: whole, command: installed });
    expected.push(readFileSync(join(whole, "j0.journey.ts"), "utf8"));

    const { folder } = project(texts(1));
    const cache = folderWith();
    const environment = { ...process.env, XDG_CACHE_HOME: cache };
    mkdirSync(join(cache, "journeyc"), { mode: 0o700 });
    const options = { folder, command: installed, environment: { XDG_CACHE_HOME: cache } };
    await journeyc(["compile"], options);
    let [old, fresh, ends] = [0, 0, 0];
    for (let round = 0; round < times; round++) {
      const version = 1 + ((round + 1) % 2);
      write(folder, version);
      const child = spawn(process.execPath, [...installed, "compile"], {
        cwd: folder,
        env: environment,
        stdio: "ignore",
      });
      const ended = new Promise<boolean>((resolve) => {
        child.on("exit", (_, signal) => resolve(signal === null));
      });
      await setTimeout(60 + ((round * 37) % 260));
      child.kill("SIGKILL");
      if (await ended) ends++;
      for (const name of readdirSync(folder).filter((path) => path.endsWith(".journey.ts"))) {
        if (name === "j0.journey.ts")
          expect(expected).toContain(readFileSync(join(folder, name), "utf8"));
        if (versionOf(folder, name) === `Version ${version}`) fresh++;
        else old++;
      }
      if (round % 4 !== 3) continue;
      const { code } = await journeyc(["compile"], options);
      expect(code).toBe(0);
      const check = await journeyc(["compile", "--check"], options);
      expect(check).toMatchObject({ code: 0, stdout: "" });
    }
    // It was interrupted before, in the midst of it, and after.
    expect(old).toBeGreaterThan(0);
    expect(fresh).toBeGreaterThan(0);
    expect(ends).toBeLessThan(times);
  }, 300_000);
});
