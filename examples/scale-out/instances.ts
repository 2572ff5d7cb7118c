import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

/** An instance in a process of its own. */
export interface InstanceProcess {
  readonly port: number;
  stop(): Promise<void>;
}

/** Starts an instance, passes on what it prints, and waits until it listens. */
export async function spawnInstance(
  name: string,
  environment: Readonly<Record<string, string>>,
): Promise<InstanceProcess> {
  const script = join(import.meta.dirname, "instance.ts");
  // In a process group of its own: Ctrl+C reaches it by way of `stop`, when the proxy has ended.
  const child = spawn(process.execPath, ["--import", "tsx", script], {
    env: { ...process.env, ...environment, INSTANCE: name },
    // By the end of the channel it learns that this process is gone, however it ended.
    stdio: ["ignore", "pipe", "inherit", "ipc"],
    detached: true,
  });
  return { port: await portOf(child), stop: () => stop(child) };
}

function portOf(child: ChildProcess): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  child.once("exit", () => reject(new Error("An instance ended before it listened.")));
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    process.stdout.write(text);
    const port = /^Instance .*:(\d+)$/m.exec(text)?.[1];
    if (port) resolve(Number(port));
  });
  return promise;
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  await ended;
}
