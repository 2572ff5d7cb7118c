import type { TestProject } from "vitest/node";
import { startPostgresServer } from "./postgres-server.ts";
import { startBroker } from "./server-broker.ts";

declare module "vitest" {
  interface ProvidedContext {
    readonly postgresBroker: string;
  }
}

/** Vitest's global set-up: one PostgreSQL server per test run, started by the first test that asks for it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const broker = await startBroker(() => startPostgresServer());
  project.provide("postgresBroker", broker.address);
  return () => broker.close();
}
