/** `npm run scale-out`: two instances behind a proxy, with one PostgreSQL and one Redis. Ctrl+C stops it all. */
import { randomBytes } from "node:crypto";
import { startPostgresServer } from "../../test/support/postgres-server.ts";
import { startRedisServer } from "../../test/support/redis-server.ts";
import { spawnInstance } from "./instances.ts";
import { startProxy } from "./proxy.ts";
import { provision } from "./users.ts";

interface Part {
  stop(): Promise<void>;
}
const parts: Part[] = [];

let stopping: Promise<void> | undefined;

/** In the order in which they depend on each other. A second Ctrl+C, or npm's copy of it, waits as well. */
function stopAll(): Promise<void> {
  stopping ??= (async () => {
    for (const part of parts.toReversed()) await part.stop();
  })();
  return stopping;
}

async function keep<Started extends Part>(starting: Promise<Started>): Promise<Started> {
  const started = await starting;
  parts.push(started);
  return started;
}

/** The servers that the environment names, else servers of this run, which forget everything at its end. */
async function startServers(): Promise<{ databaseUrl: string; redisUrl: string }> {
  const { DATABASE_URL, REDIS_URL } = process.env;
  return {
    databaseUrl: DATABASE_URL ?? (await keep(startPostgresServer())).url,
    redisUrl: REDIS_URL ?? (await keep(startRedisServer())).url,
  };
}

async function start(port: number): Promise<string> {
  const { databaseUrl, redisUrl } = await startServers();
  const user = { userName: "ada@contoso.example", password: "Correct-Horse-1" };
  await provision(databaseUrl, [user]);
  const environment = {
    DATABASE_URL: databaseUrl,
    REDIS_URL: redisUrl,
    JOURNEY_KEY: process.env["JOURNEY_KEY"] ?? randomBytes(32).toString("base64"),
  };
  const instances = await Promise.all(
    ["A", "B"].map((name) => keep(spawnInstance(name, environment))),
  );
  const proxy = await startProxy(
    instances.map((instance) => instance.port),
    port,
  );
  parts.push({
    stop: () => new Promise((resolve) => void proxy.close(() => resolve()).closeAllConnections()),
  });
  const address = proxy.address();
  return `Sign on at http://localhost:${typeof address === "object" ? address?.port : port}/
username: ${user.userName}
password: ${user.password}

Each request goes to the other instance; the page says which one answered. Events are printed here.
`;
}

for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.on(signal, () => void stopAll().then(() => process.exit(0)));
try {
  process.stdout.write(await start(Number(process.env["PORT"] ?? 8080)));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  await stopAll();
  process.exit(1);
}
