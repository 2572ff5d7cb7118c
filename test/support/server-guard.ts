import { spawn, type ChildProcess } from "node:child_process";
import { rmSync } from "node:fs";

/**
 * Runs a server for as long as its own standard input is open, then removes the server's folder: whatever ends the
 * test run, Ctrl-C and `kill -9` included, closes the input. Usage: node server-guard.ts <JSON>. In between the input
 * may say `crash`, which is a `kill -9` of the server, and `start`.
 */
export interface GuardOptions {
  readonly command: string;
  readonly args: readonly string[];
  readonly user: { readonly uid: number; readonly gid: number } | undefined;
  readonly environment?: Readonly<Record<string, string>>;
  readonly folder: string;
  /** Ends the server at once: there is nothing to save. */
  readonly signal: NodeJS.Signals;
}

// Written by guarded-server.ts.
const { command, args, user, environment, folder, signal } = JSON.parse(
  process.argv[2] ?? "",
) as GuardOptions;
let server = start();
/** True while the server's end is what the test wants. */
let crashing = false;
let ending = false;

process.stdin
  .setEncoding("utf8")
  .on("data", (text: string) => {
    if (text.includes("crash")) {
      crashing = true;
      server.kill("SIGKILL");
    }
    if (text.includes("start")) server = start();
  })
  .on("end", end);
for (const caught of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(caught, end);

function start(): ChildProcess {
  const child = spawn(command, args, {
    ...user,
    cwd: folder,
    env: { ...process.env, ...environment },
    stdio: ["ignore", "ignore", "inherit"],
  });
  child.on("error", finish);
  child.on("exit", () => {
    if (ending || !crashing) finish();
  });
  return child;
}

function end(): void {
  ending = true;
  if (server.exitCode === null && server.signalCode === null) server.kill(signal);
  else finish();
}

function finish(): void {
  rmSync(folder, { recursive: true, force: true });
  process.exit(0);
}
