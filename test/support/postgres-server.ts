import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmodSync, chownSync, cpSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { startGuardedServer, type GuardedServer } from "./guarded-server.ts";
import { freePort } from "./listen.ts";
import { canRun, findPostgres, unprivilegedUser, type User } from "./postgres-binaries.ts";

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
  const command = join(bin, "postgres");
  const server = startGuardedServer({ command, args, user, folder, signal: "SIGQUIT" });
  const url = `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`;
  await untilReady(url, server);
  return {
    url,
    async crash() {
      const processes = await processesOf(url);
      server.say("crash");
      await untilGone(url);
      await untilEnded(processes);
    },
    async start() {
      server.say("start");
      await untilReady(url, server);
    },
    stop: () => server.stop(),
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

/** The operating system's numbers of all processes that serve connections or work in the background. */
async function processesOf(url: string): Promise<readonly number[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ pid: number }>("select pid from pg_stat_activity");
    return rows.map(({ pid }) => pid);
  } finally {
    await client.end();
  }
}

/**
 * A process of a connection may live on for a moment, and answer; until it ends no new server starts either. Where
 * nobody collects what has ended it seems to live for ever, so that there is a limit.
 */
async function untilEnded(processes: readonly number[]): Promise<void> {
  const deadline = Date.now() + 5_000;
  while (processes.some(isAlive) && Date.now() < deadline) await sleep(5);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // Of another user, and so alive.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

async function untilGone(url: string): Promise<void> {
  while (await answers(url)) await sleep(20);
}

async function untilReady(url: string, server: GuardedServer): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    if (server.hasEnded()) break;
    if (await answers(url)) return;
    await sleep(50);
  }
  throw new Error(`PostgreSQL did not start: ${server.output()}`);
}
