/** An instance as a process of its own: settings from the environment, SIGTERM ends it. */
import { startInstance } from "./app.ts";

function setting(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set.`);
  return value;
}

const name = setting("INSTANCE");
const instance = await startInstance({
  name,
  databaseUrl: setting("DATABASE_URL"),
  redisUrl: setting("REDIS_URL"),
  redisPrefix: process.env["REDIS_PREFIX"],
  key: setting("JOURNEY_KEY"),
  runs: process.env["RUNS"] === "server-side" ? "server-side" : "client-side",
});
console.log(`Instance ${name}: http://localhost:${instance.port}`);

const end = (): void => void instance.close().then(() => process.exit(0));
for (const signal of ["SIGINT", "SIGTERM", "disconnect"]) process.once(signal, end);
