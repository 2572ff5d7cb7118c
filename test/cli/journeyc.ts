import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll } from "vitest";
import { fromSources, isBuilt } from "../support/from-sources.ts";

const root = join(import.meta.dirname, "../..");

export const sources: readonly string[] = [...fromSources, join(root, "compiler/cli/main.ts")];
export const installed: readonly string[] = [join(root, "compiler/bin/journeyc.cjs")];
/**
 * How the command is started: by `npm test`, which has built it, as it is installed, and so in half the time; else from
 * its sources, so that a change is tested without a build.
 */
const usual: readonly string[] = isBuilt ? installed : sources;

export interface Result {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly seconds: number;
}

interface Options {
  readonly folder: string;
  readonly input?: string | Uint8Array;
  readonly environment?: Readonly<Record<string, string>>;
  readonly command?: readonly string[];
  /** More flags for Node. */
  readonly node?: readonly string[];
}

const clean = {
  ...Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(NO_COLOR|FORCE_COLOR|NODE_OPTIONS|VITEST.*|CI)$/.test(name),
    ),
  ),
  // Not the user's own; the next tests start with what these have left.
  XDG_CACHE_HOME: join(tmpdir(), "journeyc-tests-cache"),
};

/** Runs the real command line in a process of its own. */
export function journeyc(commandLine: readonly string[], options: Options): Promise<Result> {
  const { folder, input = "", environment = {}, command = usual, node = [] } = options;
  const started = performance.now();
  const child = spawn(process.execPath, [...node, ...command, ...commandLine], {
    cwd: folder,
    env: { ...clean, ...environment },
    timeout: 60_000,
  });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  // A command that does not read its input closes it early.
  child.stdin.on("error", () => undefined).end(input);
  const { promise, resolve, reject } = Promise.withResolvers<Result>();
  child.on("error", reject);
  child.on("close", (code) => {
    resolve({ code, stdout, stderr, seconds: (performance.now() - started) / 1_000 });
  });
  return promise;
}

/** The program and the arguments that start it, for processes that go on. */
export function commandOf(commandLine: readonly string[]): readonly string[] {
  return [process.execPath, ...usual, ...commandLine];
}

/** The command as a shell writes it, for pipes and closed streams. */
export const shellCommand = [process.execPath, ...usual].map((part) => `'${part}'`).join(" ");

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

export const schema = JSON.stringify({
  type: "object",
  required: ["userName"],
  properties: { userName: { type: "string" }, password: { type: "string", writeOnly: true } },
});

/** A new folder with these files, and the schema beside each that names it; gone after the tests of the file. */
export function folderWith(given: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), "journeyc-test-"));
  folders.push(folder);
  const schemas = Object.entries(given)
    .filter(([, content]) => typeof content === "string" && content.includes("user.schema.json"))
    .map(([path]) => [join(dirname(path), "user.schema.json"), schema] as const);
  const files = { ...Object.fromEntries(schemas), ...given };
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

/** A whole journey that has nothing wrong with it. */
export const journey = (name: string): string => `resource managed/user from "./user.schema.json"

journey ${name} on managed/user {
  start -> askUser

  page askUser {
    pageHeader: { en: "Sign in" }

    username: PlatformUsername
    password: PlatformPassword

    -> checkPassword
  }

  node checkPassword: DataStoreDecision {
    true  -> success
    false -> failure
  }
}
`;

/** The same with an outcome that leads nowhere. */
export const unwired = (name: string): string =>
  journey(name).replace("    false -> failure\n", "");
