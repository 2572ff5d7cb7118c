import { randomBytes, randomUUID } from "node:crypto";
import type { AddressInfo } from "node:net";
import { startProxy } from "../../examples/scale-out/proxy.ts";
import { provision, type ScaleOutUser } from "../../examples/scale-out/users.ts";
import { startChildApp, type ChildApp } from "./child-app.ts";
import { createPostgresDatabase } from "./postgres.ts";
import { redisUrl } from "./redis.ts";

/** Two instances of the example, in processes of their own, and what they share. */
export interface ScaleOut {
  readonly instances: readonly [ChildApp, ChildApp];
  /** Of the round-robin proxy. */
  readonly url: string;
  /** One more on the same database and Redis. */
  startInstance(name: string, key?: string): Promise<ChildApp>;
  close(): Promise<void>;
}

/** @param settings for the environment of the instances, over the usual ones */
export async function startScaleOut(
  users: readonly ScaleOutUser[],
  settings: Readonly<Record<string, string>> = {},
): Promise<ScaleOut> {
  const databaseUrl = await createPostgresDatabase();
  await provision(databaseUrl, users);
  const environment = {
    NODE_OPTIONS: "",
    DATABASE_URL: databaseUrl,
    REDIS_URL: settings["REDIS_URL"] ?? (await redisUrl()),
    REDIS_PREFIX: `${randomUUID()}:`,
    JOURNEY_KEY: randomBytes(32).toString("base64"),
  };
  const started: ChildApp[] = [];
  const startInstance = async (name: string, key = environment.JOURNEY_KEY): Promise<ChildApp> => {
    const app = await startChildApp({
      script: "examples/scale-out/instance.ts",
      environment: { ...environment, ...settings, INSTANCE: name, JOURNEY_KEY: key },
      example: true,
    });
    started.push(app);
    return app;
  };
  const instances = await Promise.all([startInstance("A"), startInstance("B")]);
  const proxy = await startProxy(instances.map(({ url }) => Number(new URL(url).port)));
  // A listening TCP server has one.
  const { port } = proxy.address() as AddressInfo;
  return {
    instances,
    url: `http://localhost:${port}`,
    startInstance,
    async close() {
      proxy.close();
      proxy.closeAllConnections();
      await Promise.all(started.map((app) => app.kill()));
    },
  };
}
