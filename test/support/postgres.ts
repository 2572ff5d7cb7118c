import { randomBytes } from "node:crypto";
import { Client } from "pg";
import { inject } from "vitest";
import { askBroker } from "./server-broker.ts";

/**
 * A new, empty database on the test run's real PostgreSQL server.
 * @returns its URL, with the superuser's password
 */
export async function createPostgresDatabase(): Promise<string> {
  const url = await askBroker(inject("postgresBroker"));
  const name = `test_${randomBytes(8).toString("hex")}`;
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`create database ${name}`);
  } finally {
    await client.end();
  }
  return Object.assign(new URL(url), { pathname: `/${name}` }).href;
}
