import { spawn } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folderWith, journey, journeyc, schema, shellCommand, unwired } from "./journeyc.ts";

describe("journeyc compile", () => {
  test("writes a module and its source map beside each source", async () => {
    const folder = folderWith({ "a.journey": journey("A"), "deep/b.journey": journey("B") });
    const { code, stdout, stderr } = await journeyc(["compile"], { folder });
    expect({ code, stdout }).toEqual({ code: 0, stdout: "" });
    expect(stderr).toContain("2 modules written");
    expect(readdirSync(folder, { recursive: true }).toSorted()).toEqual([
      "a.journey",
      "a.journey.ts",
      "a.journey.ts.map",
      "deep",
      "deep/b.journey",
      "deep/b.journey.ts",
      "deep/b.journey.ts.map",
      "deep/user.schema.json",
      "user.schema.json",
    ]);
    expect(readFileSync(join(folder, "a.journey.ts"), "utf8")).not.toContain(folder);
  });

  test("leaves a file alone that has its text already", async () => {
    const folder = folderWith({ "a.journey": journey("A") });
    await journeyc(["compile"], { folder });
    const before = statSync(join(folder, "a.journey.ts")).mtimeMs;
    expect((await journeyc(["compile"], { folder })).stderr).toContain("0 modules written");
    expect(statSync(join(folder, "a.journey.ts")).mtimeMs).toBe(before);
  });

  test("keeps the folders of the sources below --out-dir, and the map finds its source", async () => {
    const folder = folderWith({ "deep/b.journey": journey("B") });
    await journeyc(["compile", "--out-dir", "generated"], { folder });
    const map = JSON.parse(
      readFileSync(join(folder, "generated/deep/b.journey.ts.map"), "utf8"),
    ) as { sources: string[] };
    expect(join(folder, "generated/deep", map.sources[0] ?? "")).toBe(
      join(folder, "deep/b.journey"),
    );
  });

  test("writes nothing when there is an error anywhere, and keeps what was there", async () => {
    const folder = folderWith({ "a.journey": journey("A"), "b.journey": journey("B") });
    await journeyc(["compile"], { folder });
    const before = readFileSync(join(folder, "a.journey.ts"), "utf8");
    writeFileSync(join(folder, "a.journey"), journey("Changed"));
    writeFileSync(join(folder, "b.journey"), unwired("B"));
    expect(await journeyc(["compile"], { folder })).toMatchObject({ code: 1 });
    expect(readFileSync(join(folder, "a.journey.ts"), "utf8")).toBe(before);
  });

  test("--check lists what is stale, missing and orphaned, writes nothing, and exits 1", async () => {
    const names = ["a", "b", "c", "d"];
    const folder = folderWith(
      Object.fromEntries(names.map((name) => [`${name}.journey`, journey(name.toUpperCase())])),
    );
    await journeyc(["compile"], { folder });
    expect(await journeyc(["compile", "--check"], { folder })).toMatchObject({
      code: 0,
      stdout: "",
    });
    writeFileSync(join(folder, "a.journey"), journey("Changed"));
    rmSync(join(folder, "b.journey.ts"));
    rmSync(join(folder, "c.journey"));
    writeFileSync(join(folder, "hand-written.journey.ts"), "export {};\n");
    const before = readdirSync(folder).toSorted();
    const { code, stdout } = await journeyc(["compile", "--check"], { folder });
    expect(stdout.split("\n")).toEqual(
      expect.arrayContaining([
        "stale a.journey.ts",
        "missing b.journey.ts",
        "orphaned c.journey.ts",
      ]),
    );
    expect(stdout).not.toMatch(/d\.journey|hand-written/);
    expect(code).toBe(1);
    expect(readdirSync(folder).toSorted()).toEqual(before);
  });

  test("does not overwrite a file that a person wrote", async () => {
    const folder = folderWith({
      "a.journey": journey("A"),
      "a.journey.ts": "export {};\n",
      "b.journey": journey("B"),
    });
    const { code, stdout } = await journeyc(["compile", "--reporter", "concise"], { folder });
    expect(stdout).toMatch(/^a\.journey\.ts:1:1: error J9012: /);
    expect(code).toBe(1);
    expect(readFileSync(join(folder, "a.journey.ts"), "utf8")).toBe("export {};\n");
    expect(existsSync(join(folder, "b.journey.ts"))).toBe(false);
  });

  test("says that a file cannot be written, with exit 2", async () => {
    const folder = folderWith({ "a.journey": journey("A"), out: "a file" });
    const { code, stdout } = await journeyc(
      ["compile", "--out-dir", "out", "--reporter", "concise"],
      { folder },
    );
    expect(stdout).toMatch(/^out\/a\.journey\.ts:1:1: error J9007: /);
    expect(stdout).not.toContain(folder);
    expect(code).toBe(2);
  });

  test("refuses sources whose outputs differ in case only, and outputs outside of the output folder", async () => {
    const folder = folderWith({
      "sub/a.journey": journey("A"),
      "sub/A.journey": journey("B"),
      "c.journey": journey("C"),
    });
    const clash = await journeyc(["compile", "sub", "--reporter", "concise"], { folder });
    expect(clash).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/^sub\/a\.journey:1:1: error J9008: /),
    });
    const outside = await journeyc(
      ["compile", "../c.journey", "--out-dir", "out", "--reporter", "concise"],
      {
        folder: join(folder, "sub"),
      },
    );
    expect(outside).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/^\.\.\/c\.journey:1:1: error J9011: /),
    });
    expect(readdirSync(folder, { recursive: true })).not.toContainEqual(
      expect.stringMatching(/\.ts$/),
    );
  });

  /** Runs `compile --watch` in a folder until `work` is done. */
  async function watching(
    folder: string,
    work: (until: (seen: (log: string) => boolean) => Promise<void>) => Promise<void>,
  ): Promise<string> {
    const child = spawn("bash", ["-c", `exec ${shellCommand} compile --watch`], { cwd: folder });
    let log = "";
    child.stdout.on("data", (text: Buffer) => (log += text.toString()));
    child.stderr.on("data", (text: Buffer) => (log += text.toString()));
    const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
    const until = async (seen: (log: string) => boolean): Promise<void> => {
      const end = Date.now() + 15_000;
      while (!seen(log)) {
        if (Date.now() > end) throw new Error(`waited in vain; the log: ${log}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    };
    try {
      await until(() => log.includes("Watching for changes"));
      await work(until);
    } finally {
      child.kill("SIGINT");
    }
    expect(await ended).toBe(0);
    return log;
  }

  test("--watch compiles again after a change, a new file and a mended error", async () => {
    const folder = folderWith({ "a.journey": journey("A") });
    mkdirSync(join(folder, "deep"));
    writeFileSync(join(folder, "deep/user.schema.json"), schema);
    const has = (path: string, text: string): boolean =>
      existsSync(join(folder, path)) && readFileSync(join(folder, path), "utf8").includes(text);
    const all = await watching(folder, async (until) => {
      expect(has("a.journey.ts", "A")).toBe(true);
      writeFileSync(join(folder, "a.journey"), journey("Changed"));
      await until(() => has("a.journey.ts", "Changed"));
      writeFileSync(join(folder, "deep/b.journey"), unwired("Broken"));
      await until((log) => log.includes("error[J3"));
      writeFileSync(join(folder, "deep/b.journey"), journey("Mended"));
      await until(() => has("deep/b.journey.ts", "Mended"));
    });
    // oxlint-disable-next-line no-control-regex -- the screen is not cleared
    expect(all).not.toMatch(/\u001b(\[[0-9]*J|c)/);
  });

  test("--watch sees a script and a catalogue that come into being", async () => {
    const text = `journey A {
  start -> a

  node a: ScriptedDecision {
    script: "./a.js"
    outcomes: ["on"]

    on -> b
  }

  node b: Tenants -> stop
}
`;
    const entry = {
      type: "Tenants",
      amType: "TenantsNode",
      displayName: "Tenants",
      settings: { properties: {} },
      outcomes: { from: "wiring" },
    };
    const folder = folderWith({ "a.journey": text });
    const count = (log: string, code: string): number => log.split(`error[${code}]`).length - 1;
    await watching(folder, async (until) => {
      await until((log) => count(log, "J2035") === 1 && count(log, "J2002") === 1);
      writeFileSync(join(folder, "a.js"), "");
      // A new file may be noticed twice.
      await until((log) => count(log, "J2035") === 1 && count(log, "J2002") >= 2);
      writeFileSync(join(folder, "journey.catalogue.json"), JSON.stringify([entry]));
      // Only what has no code is left to say.
      await until((log) => count(log.slice(log.lastIndexOf("J2002")), "J9101") >= 1);
    });
  });
});
