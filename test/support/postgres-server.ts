import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmodSync, chownSync, cpSync, mkdtempSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { canRun, findPostgres, unprivilegedUser, type User } from "./postgres-binaries.ts";
import type { GuardOptions } from "./postgres-guard.ts";

export interface PostgresServer {
  /** Of the superuser, for the database `postgres`. */
  readonly url: string;
  /** `kill -9`. */
  crash(): Promise<void>;
  /** Starts it again after a crash. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Losing data in a power cut is fine here. */
const FAST = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=200"];

/**
 * Starts a real PostgreSQL server with a fresh cluster, on loopback, at a free port, with a random password.
 * @param more settings, as `name=value`
 */
export async function startPostgresServer(more: readonly string[] = []): Promise<PostgresServer> {
  const user = unprivilegedUser();
  const folder = makeFolder(user);
  const bin = reachableBinaries(folder, user);
  const password = randomBytes(16).toString("base64url");
  initialize(bin, folder, password, user);
  const port = await freePort();
  const settings = [
    ...FAST,
    "listen_addresses=127.0.0.1",
    `port=${port}`,
    "unix_socket_directories=",
    ...more,
  ];
  const args = ["-D", join(folder, "data"), ...settings.flatMap((setting) => ["-c", setting])];
  const guard = startGuard({ postgres: join(bin, "postgres"), args, user, folder });
  const url = `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`;
  await untilReady(url, guard);
  return {
    url,
    async crash() {
      guard.process.stdin?.write("crash\n");
      await untilGone(url);
    },
    async start() {
      // Processes of the server that crashed may take a moment to notice; until then a new one refuses to start.
      await sleep(300);
      guard.process.stdin?.write("start\n");
      await untilReady(url, guard);
    },
    stop: () => stop(guard.process),
  };
}

function makeFolder(user: User | undefined): string {
  const folder = mkdtempSync(join(tmpdir(), "journeyc-postgres-"));
  chmodSync(folder, 0o755);
  if (user) chownSync(folder, user.uid, user.gid);
  return folder;
}

function reachableBinaries(folder: string, user: User | undefined): string {
  const { bin, tree } = findPostgres();
  if (tree === undefined || canRun(join(bin, "postgres"), user)) return bin;
  cpSync(tree, join(folder, "native"), { recursive: true, verbatimSymlinks: true });
  return join(folder, "native/bin");
}

function initialize(bin: string, folder: string, password: string, user: User | undefined): void {
  const passwordFile = join(folder, "password");
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user) chownSync(passwordFile, user.uid, user.gid);
  const options = ["--username=postgres", "--auth=scram-sha-256", "--encoding=UTF8", "--no-locale"];
  const { status, stderr, error } = spawnSync(
    join(bin, "initdb"),
    ["-D", join(folder, "data"), `--pwfile=${passwordFile}`, "--no-sync", ...options],
    { ...user, cwd: folder, encoding: "utf8" },
  );
  if (status !== 0) throw new Error(`initdb failed: ${error?.message ?? stderr}`);
}

function freePort(): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const server = createServer().on("error", reject);
  server.listen(0, "127.0.0.1", () => {
    // A listening TCP server has one.
    const { port } = server.address() as AddressInfo;
    server.close(() => resolve(port));
  });
  return promise;
}

interface Guard {
  readonly process: ChildProcess;
  readonly output: () => string;
}

/** In a process group of its own, so that Ctrl-C reaches it as the end of its input only. */
function startGuard(options: GuardOptions): Guard {
  const script = join(import.meta.dirname, "postgres-guard.ts");
  const guard = spawn(process.execPath, [script, JSON.stringify(options)], {
    detached: true,
    stdio: ["pipe", "ignore", "pipe"],
  });
  let output = "";
  guard.stderr.on("data", (data: Buffer) => {
    output = `${output}${data.toString()}`.slice(-10_000);
  });
  return { process: guard, output: () => output };
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url });
  // The server may go away while it is asked.
  client.on("error", () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function untilGone(url: string): Promise<void> {
  while (await answers(url)) await sleep(20);
}

async function untilReady(url: string, guard: Guard): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    if (guard.process.exitCode !== null) break;
    if (await answers(url)) return;
    await sleep(50);
  }
  throw new Error(`PostgreSQL did not start: ${guard.output()}`);
}

async function stop(guard: ChildProcess): Promise<void> {
  if (guard.exitCode !== null) return;
  const ended = new Promise((resolve) => guard.once("exit", resolve));
  guard.stdin?.end();
  await ended;
}
