import { spawn } from "node:child_process";
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { folderWith, journey, journeyc, shellCommand } from "../cli/journeyc.ts";
import { temporaryFolder } from "../runtime/directory/backends.ts";
import { patience, tries } from "./support/numbers.ts";
import { textOf } from "./support/texts.ts";

// `kill -9` in the middle of writing: a file is the old one or the new one, whole.

const folder = temporaryFolder();
afterAll(() => rmSync(folder, { recursive: true }));

const kills = tries(20, 1_000);

test(
  "20 times kill -9 while 8 MB are written: 0 half-written files",
  async () => {
    expect(kills).toBeGreaterThanOrEqual(20);
    const file = join(folder, "module.ts");
    const whole = new Set([textOf("old"), textOf("new")]);
    const script = join(import.meta.dirname, "support/write.script.ts");
    let cutOff = 0;
    for (let round = 0; round < kills; round += 1) {
      const child = spawn(process.execPath, ["--no-warnings", script, file], {
        stdio: ["ignore", "pipe", "inherit"],
      });
      const ended = new Promise((resolve) => child.once("exit", resolve));
      await new Promise((resolve) => child.stdout.once("data", resolve));
      await new Promise((resolve) => setTimeout(resolve, (round * 7) % 40));
      // In the middle of a write, as far as that can be seen from here.
      while (!readdirSync(folder).some((name) => name.endsWith(".tmp")))
        await new Promise((resolve) => setImmediate(resolve));
      child.kill("SIGKILL");
      await ended;
      if (existsSync(file))
        expect(whole.has(readFileSync(file, "utf8")), `round ${round}`).toBe(true);
      cutOff += readdirSync(folder).filter((name) => name.endsWith(".tmp")).length;
      for (const name of readdirSync(folder)) if (name.endsWith(".tmp")) rmSync(join(folder, name));
    }
    // Some were cut off in the middle of a write: it is that which was tried.
    expect(cutOff).toBeGreaterThan(kills / 10);
  },
  patience,
);

test(
  "3 times kill -9 of `compile`: each module is the old or the new one, and the next `compile` mends all",
  async () => {
    const names = ["a", "b", "c", "d", "e", "f"];
    const sources = (word: string): Record<string, string> =>
      Object.fromEntries(
        names.map((name) => [`${name}.journey`, journey(`${word}${name.toUpperCase()}`)]),
      );
    const project = folderWith(sources("Old"));
    const modules = (): readonly string[] =>
      names.map((name) => readFileSync(join(project, `${name}.journey.ts`), "utf8"));
    const write = (word: string): void => {
      for (const [path, text] of Object.entries(sources(word)))
        writeFileSync(join(project, path), text);
    };
    const compile = () => journeyc(["compile"], { folder: project });
    await compile();
    const old = modules();
    write("New");
    await compile();
    const fresh = modules();
    for (let round = 0; round < 3; round += 1) {
      write("Old");
      const child = spawn("bash", ["-c", `exec ${shellCommand} compile`], { cwd: project });
      const ended = new Promise((resolve) => child.once("exit", resolve));
      await new Promise((resolve) => setTimeout(resolve, 400 + round * 400));
      child.kill("SIGKILL");
      await ended;
      for (const [index, text] of modules().entries())
        expect([old[index], fresh[index]]).toContain(text);
      write("New");
      expect((await compile()).code).toBe(0);
      expect(modules()).toEqual(fresh);
    }
  },
  patience,
);
