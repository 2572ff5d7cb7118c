import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll } from "vitest";

const root = join(import.meta.dirname, "../../../..");
const prettier = join(
  dirname(createRequire(import.meta.url).resolve("prettier/package.json")),
  "bin/prettier.cjs",
);
const folders: string[] = [];

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A package that has the plugin installed, and names it in its configuration. */
export function projectWith(
  files: Readonly<Record<string, string>>,
  configuration: Readonly<Record<string, unknown>> = {},
): string {
  const folder = mkdtempSync(join(tmpdir(), "journeyc-prettier-"));
  folders.push(folder);
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(join(root, "editor"), join(folder, "node_modules/journeyc-editor"), "junction");
  const plugins = ["journeyc-editor/prettier"];
  const all = {
    "package.json": JSON.stringify({ name: "app", prettier: { plugins, ...configuration } }),
    ...files,
  };
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

export interface Result {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs prettier's own command line. It loads the plugin as it is built. */
export function runPrettier(folder: string, flags: readonly string[], input = ""): Promise<Result> {
  const child = spawn(process.execPath, [prettier, "--no-color", ...flags], {
    cwd: folder,
    env: { PATH: process.env["PATH"], NO_COLOR: "1" },
  });
  const written = { stdout: "", stderr: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => (written.stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (written.stderr += text));
  child.stdin.end(input);
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, ...written })));
}
