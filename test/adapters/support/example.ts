import { spawn } from "node:child_process";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { freePort } from "../../support/listen.ts";

export const examples = join(import.meta.dirname, "../../../examples/adapters");

/** An example that runs in a process of its own. */
export interface Example {
  readonly origin: string;
  output(): string;
  /** Ends it with SIGTERM. @returns its exit code, or the signal that killed it */
  end(): Promise<number | string | null>;
}

/** Starts Node with these arguments and waits until the app there is ready. */
export async function startExample(
  nodeArguments: (port: number) => readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Example> {
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const child = spawn(process.execPath, nodeArguments(port), {
    cwd: examples,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      NODE_ENV: "test",
      JOURNEY_KEY: "a-key-for-the-adapters-0123456789-abcdefgh",
      PORT: String(port),
      ...environment,
    },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => (output += text));
  const ended = new Promise<number | string | null>((resolve) => {
    child.once("exit", (code, signal) => resolve(signal ?? code));
  });
  const until = Date.now() + 60_000;
  while (!(await isReady(origin))) {
    if (child.exitCode !== null || Date.now() > until) {
      child.kill("SIGKILL");
      throw new Error(`The example did not start:\n${output}`);
    }
    await pause(50);
  }
  return {
    origin,
    output: () => output,
    end: () => {
      child.kill("SIGTERM");
      return ended;
    },
  };
}

async function isReady(origin: string): Promise<boolean> {
  try {
    return (await fetch(`${origin}/am/health/ready`)).ok;
  } catch {
    return false;
  }
}
