import { spawn, type ChildProcess } from "node:child_process";
import { join } from "node:path";
import type { GuardOptions } from "./server-guard.ts";

/** A server that does not outlive the test run. */
export interface GuardedServer {
  /** The end of what it wrote to stderr. */
  readonly output: () => string;
  readonly hasEnded: () => boolean;
  /** `crash` is a `kill -9` of the server; `start` starts it again. */
  say(word: "crash" | "start"): void;
  stop(): Promise<void>;
}

/** In a process group of its own, so that Ctrl-C reaches it as the end of its input only. */
export function startGuardedServer(options: GuardOptions): GuardedServer {
  const script = join(import.meta.dirname, "server-guard.ts");
  const guard = spawn(process.execPath, [script, JSON.stringify(options)], {
    detached: true,
    stdio: ["pipe", "ignore", "pipe"],
  });
  let output = "";
  guard.stderr.on("data", (data: Buffer) => {
    output = `${output}${data.toString()}`.slice(-10_000);
  });
  return {
    output: () => output,
    hasEnded: () => guard.exitCode !== null,
    say: (word) => void guard.stdin.write(`${word}\n`),
    stop: () => stop(guard),
  };
}

async function stop(guard: ChildProcess): Promise<void> {
  if (guard.exitCode !== null) return;
  const ended = new Promise((resolve) => guard.once("exit", resolve));
  guard.stdin?.end();
  await ended;
}
