import { randomBytes } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createClient } from "@redis/client";
import { startGuardedServer, type GuardedServer } from "./guarded-server.ts";
import { freePort } from "./listen.ts";
import { findRedis } from "./redis-binaries.ts";

export interface RedisServer {
  /** With the password of the default user, who may do everything. */
  readonly url: string;
  /** At once, as `kill -9` does. */
  stop(): Promise<void>;
}

export interface RedisServerOptions {
  /** Default: a free one. */
  readonly port?: number;
  /** Default: a random one. */
  readonly password?: string;
  /** As on the command line of the server: `["--maxmemory-policy", "allkeys-lru"]`. */
  readonly settings?: readonly string[];
}

/** Starts a real Redis or Valkey server without a file, on loopback. */
export async function startRedisServer(options: RedisServerOptions = {}): Promise<RedisServer> {
  const { path, environment } = findRedis();
  const folder = mkdtempSync(join(tmpdir(), "journeyc-redis-"));
  const port = options.port ?? (await freePort());
  const password = options.password ?? randomBytes(16).toString("hex");
  const settings = ["--bind", "127.0.0.1", "--port", String(port), "--requirepass", password];
  const server = startGuardedServer({
    command: path,
    args: [...settings, "--save", "", "--appendonly", "no", ...(options.settings ?? [])],
    user: undefined,
    environment,
    folder,
    signal: "SIGKILL",
  });
  const url = `redis://:${password}@127.0.0.1:${port}`;
  await untilReady(url, server);
  return { url, stop: () => server.stop() };
}

async function untilReady(url: string, server: GuardedServer): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    if (server.hasEnded()) break;
    const client = createClient({ url, socket: { reconnectStrategy: false } });
    client.on("error", () => undefined);
    try {
      await client.connect();
      return;
    } catch {
      await sleep(50);
    } finally {
      client.destroy();
    }
  }
  throw new Error(`Redis did not start: ${server.output()}`);
}
