import { execFileSync } from "node:child_process";
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { codeCacheFolder, load } from "../../compiler/code-cache.ts";
import { fromSources } from "../support/from-sources.ts";

let folder: string;
let code: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "journeyc-code-"));
  code = join(folder, "code");
  mkdirSync(code);
  file = join(folder, "program.js");
  writeFileSync(file, program("one"));
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

const program = (answer: string): string =>
  `const { basename } = require("node:path"); exports.answer = () => "${answer} " + basename(__filename);`;

interface Program {
  readonly answer: () => string;
}

const run = (use = "check"): string => {
  const { program: loaded, keep } = load<Program>(file, use, code);
  const answer = loaded.answer();
  keep();
  return answer;
};

const kept = (): string[] => readdirSync(code);

describe("kept code", () => {
  test("a program runs without kept code, and with it", () => {
    expect(run()).toBe("one program.js");
    const [name = ""] = kept();
    expect(name).toContain("program.js-check-");
    expect(statSync(join(code, name)).mode & 0o777).toBe(0o600);
    const { mtimeMs, ino } = statSync(join(code, name));
    expect(run()).toBe("one program.js");
    expect(kept()).toEqual([name]);
    expect(statSync(join(code, name))).toMatchObject({ mtimeMs, ino });
  });

  test("each use has its own", () => {
    run("check");
    run("compile");
    expect(kept()).toHaveLength(2);
  });

  test("code of another text is not taken, even of the same length", () => {
    run();
    writeFileSync(file, program("two"));
    expect(run()).toBe("two program.js");
  });

  test("code that was cut off is refused by V8, and written anew", () => {
    const module = join(import.meta.dirname, "../../compiler/code-cache.ts");
    // In processes of their own: a process remembers what it has compiled.
    const runAlone = (): string =>
      execFileSync(
        process.execPath,
        [
          ...fromSources,
          "--input-type=module",
          "--eval",
          `import { load } from ${JSON.stringify(module)};
           const { program, keep } = load(${JSON.stringify(file)}, "check", ${JSON.stringify(code)});
           console.log(program.answer()); keep();`,
        ],
        { encoding: "utf8" },
      );
    runAlone();
    const [name = ""] = kept();
    const { size } = statSync(join(code, name));
    for (const left of [size >> 1, 20, 0]) {
      truncateSync(join(code, name), left);
      expect(runAlone()).toBe("one program.js\n");
      expect(statSync(join(code, name)).size).toBe(size);
    }
  });

  test("what cannot be written stops nothing", () => {
    rmSync(code, { recursive: true });
    writeFileSync(code, "a file where the folder was");
    expect(run()).toBe("one program.js");
    expect(load<Program>(file, "check", undefined).program.answer()).toBe("one program.js");
  });

  test("old files go when there are many", () => {
    for (let index = 0; index < 60; index++) {
      const old = join(code, `old-${index}`);
      writeFileSync(old, "");
      utimesSync(old, index, index);
    }
    run();
    expect(kept()).toHaveLength(48);
    expect(kept().some((name) => name.startsWith("program.js-"))).toBe(true);
  });
});

describe("where code is kept", () => {
  test("below the user's cache folder, or where NODE_COMPILE_CACHE says", () => {
    vi.stubEnv("NODE_COMPILE_CACHE", undefined);
    vi.stubEnv("XDG_CACHE_HOME", join(folder, "cache"));
    if (process.platform === "linux")
      expect(codeCacheFolder()).toBe(join(folder, "cache/journeyc/code"));
    vi.stubEnv("NODE_COMPILE_CACHE", join(folder, "node"));
    expect(codeCacheFolder()).toBe(join(folder, "node/journeyc/code"));
    expect(statSync(join(folder, "node/journeyc/code")).mode & 0o077).toBe(0);
  });

  test("nowhere where others can write: what lies there is run", () => {
    vi.stubEnv("NODE_COMPILE_CACHE", folder);
    const found = codeCacheFolder() ?? "";
    chmodSync(found, 0o777);
    expect(codeCacheFolder()).toBeUndefined();
  });

  test("nowhere with NODE_DISABLE_COMPILE_CACHE, and without a home", () => {
    vi.stubEnv("NODE_COMPILE_CACHE", folder);
    vi.stubEnv("NODE_DISABLE_COMPILE_CACHE", "1");
    expect(codeCacheFolder()).toBeUndefined();
    vi.unstubAllEnvs();
    for (const name of ["NODE_COMPILE_CACHE", "XDG_CACHE_HOME", "HOME", "LOCALAPPDATA"])
      vi.stubEnv(name, undefined);
    expect(codeCacheFolder()).toBeUndefined();
  });
});
