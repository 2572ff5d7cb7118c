import type { TestProject } from "vitest/node";
import { startRedisServer } from "./redis-server.ts";
import { startBroker } from "./server-broker.ts";

declare module "vitest" {
  interface ProvidedContext {
    readonly redisBroker: string;
  }
}

/** Vitest's global set-up: one Redis server per test run, started by the first test that asks for it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const broker = await startBroker(() => startRedisServer());
  project.provide("redisBroker", broker.address);
  return () => broker.close();
}
