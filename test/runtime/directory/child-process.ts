import { spawn, type ChildProcess } from "node:child_process";
import { join } from "node:path";
import { fromSources } from "../../support/from-sources.ts";

/** Starts a script of this folder in a process of its own, with the packages' sources. */
export function startScript(script: string, args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [...fromSources, join(import.meta.dirname, script), ...args], {
    stdio: ["ignore", "pipe", "pipe"],
  });
}

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly output: string;
}

export async function untilEnd(child: ChildProcess): Promise<Ended> {
  let output = "";
  const collect = (data: Buffer): void => {
    output += data.toString();
  };
  child.stdout?.on("data", collect);
  child.stderr?.on("data", collect);
  const { promise, resolve } = Promise.withResolvers<Ended>();
  child.once("close", (code, signal) => resolve({ code, signal, output }));
  return promise;
}
