import { spawn, type ChildProcess } from "node:child_process";
import { appendFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { fromSources } from "./from-sources.ts";

/** Everything that children print is kept here, for the test that looks for passwords in it. */
export const artifacts = join(import.meta.dirname, "../.artifacts");

export interface ChildApp {
  readonly url: string;
  /** What it has printed so far, both streams. */
  readonly output: () => string;
  /** Settles when the process has ended, with its signal or exit code. */
  readonly ended: Promise<string | number | null>;
  kill(signal?: NodeJS.Signals): Promise<void>;
}

export interface ChildOptions {
  /** The script, from the repository's root. */
  readonly script: string;
  readonly args?: readonly string[];
  readonly nodeArgs?: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** How long the app may take to print its address, in milliseconds; default: a minute. */
  readonly patience?: number;
  /** True: the packages are the built ones, which start faster than their sources. */
  readonly built?: boolean;
  /** True: it loads modules of the examples, which name each other as they are called when built, so a loader is needed. */
  readonly example?: boolean;
}

const root = join(import.meta.dirname, "../..");

function start(options: ChildOptions): ChildProcess {
  const args = [
    ...(options.built ? [] : fromSources),
    ...(options.example ? ["--import", "tsx"] : []),
    ...(options.nodeArgs ?? []),
    join(root, options.script),
    ...(options.args ?? []),
  ];
  return spawn(process.execPath, args, {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NODE_ENV: "test", ...options.environment },
  });
}

/** Starts an app in a process of its own and waits until it has printed its address. */
export async function startChildApp(options: ChildOptions): Promise<ChildApp> {
  mkdirSync(artifacts, { recursive: true });
  const log = join(artifacts, `${options.script.replaceAll(/[^a-z-]+/g, "_")}.log`);
  const child = start(options);
  let output = "";
  const ended = new Promise<string | number | null>((resolve) => {
    child.once("exit", (code, signal) => resolve(signal ?? code));
  });
  const url = await new Promise<string>((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`The app gave no address:\n${output}`)),
      options.patience ?? 60_000,
    );
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8").on("data", (text: string) => {
        output += text;
        appendFileSync(log, text);
        const address = /http:\/\/localhost:\d+/.exec(output);
        if (!address) return;
        clearTimeout(timer);
        resolve(address[0]);
      });
    }
    void ended.then((how) => reject(new Error(`The app ended (${String(how)}):\n${output}`)));
  });
  return {
    url,
    output: () => output,
    ended,
    async kill(signal = "SIGTERM") {
      child.kill(signal);
      await ended;
    },
  };
}
