import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { describe, expect, test } from "vitest";
import { commands } from "../../compiler/cli/commands/index.ts";
import { supports } from "../../compiler/cli/node-version.ts";
import { version } from "../../compiler/version.ts";
import {
  folderWith,
  installed,
  journey,
  journeyc,
  shellCommand,
  sources,
  unwired,
} from "./journeyc.ts";

const folder = folderWith({ "a.journey": unwired("A") });

describe("the command line", () => {
  test("--version", async () => {
    expect(await journeyc(["--version"], { folder })).toMatchObject({
      code: 0,
      stdout: `${version}\n`,
    });
  });

  // `npm test` builds first; without a build there is nothing to see here.
  test.runIf(existsSync(join(import.meta.dirname, "../../compiler/dist/cli/main.js")))(
    "works as it is installed",
    async () => {
      const command = installed;
      const page = await journeyc(["explain", "J9001"], { folder, command });
      expect(page).toMatchObject({ code: 0, stdout: expect.stringMatching(/^# J9001: /) });
      expect(await journeyc(["check"], { folder, command })).toMatchObject({ code: 1 });
    },
  );

  test.each(commands.map(({ name }) => name))(
    "%s --help has examples of that verb",
    async (name) => {
      const { code, stdout, stderr } = await journeyc([...name.split(" "), "--help"], { folder });
      expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
      expect(stdout).toMatch(new RegExp(`Examples:\\n  \\$ journeyc ${name}`));
    },
  );

  test.each([
    ["an unknown verb", ["chekc"], "Did you mean check?"],
    ["an unknown option", ["check", "--fxi"], "Did you mean --fix?"],
    [
      "an unknown reporter",
      ["check", "--reporter", "xml"],
      "Allowed choices are pretty, concise, json, github, sarif, junit.",
    ],
    ["a number that is none", ["check", "--max-warnings", "-1x"], "--max-warnings"],
    ["no verb", [], "Usage: journeyc"],
    ["options that exclude each other", ["compile", "--watch", "--check"], "exclude each other"],
    ["standard input beside paths", ["check", "-", "a.journey"], "must be the only path"],
    ["a name for no input", ["check", "--stdin-filepath", "a.journey"], "give `-`"],
    ["a missing argument", ["explain"], "missing required argument"],
  ])("%s: exit 2, said on standard error", async (_, commandLine, message) => {
    const { code, stdout, stderr } = await journeyc(commandLine, { folder });
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(message);
  });

  test("has colours where FORCE_COLOR asks for them, never where NO_COLOR forbids them, and none in a file", async () => {
    const forced = await journeyc(["check"], { folder, environment: { FORCE_COLOR: "1" } });
    expect(forced.stdout).toContain("\u001b[");
    const plain = await journeyc(["check"], { folder });
    expect(plain.stdout).toBe(stripVTControlCharacters(forced.stdout));
    expect((await journeyc(["check"], { folder, environment: { NO_COLOR: "1" } })).stdout).toBe(
      plain.stdout,
    );
  });

  test("survives a reader that goes away, and still says what it found by its exit code", () => {
    const many = folderWith(
      Object.fromEntries(
        Array.from({ length: 300 }, (_, index) => [`${index}.journey`, unwired(`J${index}`)]),
      ),
    );
    const script = `${shellCommand} check --reporter json | head -n 1; echo "\${PIPESTATUS[0]}"`;
    const out = execFileSync("bash", ["-c", script], {
      cwd: many,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    });
    expect(out).toBe("{\n1\n");
  });

  test("with standard input closed says that there was nothing", () => {
    const script = `${shellCommand} check - <&-; echo "$?"`;
    const out = execFileSync("bash", ["-c", script], {
      cwd: folder,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    });
    expect(out).toContain("J9006");
    expect(out).toMatch(/2\n$/);
  });

  test("check loads nothing that only emission, formatting or watching needs", async () => {
    const clean = folderWith({ "a.journey": journey("A") });
    const hook = `import { registerHooks } from "node:module";
      registerHooks({ resolve(specifier, context, next) {
        const found = next(specifier, context);
        if (!found.url.includes("/tsx/")) process.stderr.write("loaded " + found.url + "\\n");
        return found;
      } });`;
    const node = ["--import", `data:text/javascript,${encodeURIComponent(hook)}`];
    const { code, stderr } = await journeyc(["check"], { folder: clean, node, command: sources });
    expect(code).toBe(0);
    expect(stderr).toMatch(/loaded .*4-check\/check\.ts/);
    const heavy = stderr
      .split("\n")
      .filter((line) =>
        /ts-morph|\/prettier\/|chokidar|typescript|5-lower|6-emit|print\.ts/.test(line),
      );
    expect(heavy).toEqual([]);
  });

  test("check works where no code may be made of strings, as in a page whose policy forbids it", async () => {
    const clean = folderWith({ "a.journey": journey("A") });
    const node = ["--disallow-code-generation-from-strings"];
    const { code, stderr } = await journeyc(["check"], { folder: clean, node });
    expect(code, stderr).toBe(0);
    const faulty = folderWith({ "a.journey": journey("A").replace("pageHeader", "pageHaeder") });
    expect((await journeyc(["check"], { folder: faulty, node })).stdout).toContain("pageHaeder");
  });

  test("an internal error is told as such, with what to report, and without a stack", async () => {
    const hook = `Array.prototype.toSorted = () => { throw new TypeError("broken on purpose"); };`;
    const breaking = `import { registerHooks } from "node:module";
      registerHooks({ load(url, context, next) {
        const loaded = next(url, context);
        return url.endsWith("/4-check/check.ts") ? { ...loaded, source: ${JSON.stringify(hook)} + loaded.source } : loaded;
      } });`;
    const node = ["--import", `data:text/javascript,${encodeURIComponent(breaking)}`];
    const options = { folder, node, command: sources };
    const { code, stdout, stderr } = await journeyc(["check"], options);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain("error[J9009]: journeyc failed: TypeError: broken on purpose");
    expect(stderr).toContain(`journeyc ${version}`);
    expect(stderr).not.toMatch(/^\s+at /m);
    const { stderr: debugged } = await journeyc(["check", "--debug"], options);
    expect(debugged).toMatch(/^\s+at /m);
  });

  test.each([
    ["20.20.2", false],
    ["22.12.0", false],
    ["22.13.0", true],
    ["23.0.0", true],
    ["24.21.0", true],
  ])("Node.js %s: %s", (node, supported) => {
    expect(supports(node)).toBe(supported);
  });
});
