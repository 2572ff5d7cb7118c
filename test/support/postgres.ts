import { randomBytes } from "node:crypto";
import { Client } from "pg";
import { inject } from "vitest";

/**
 * A new, empty database on the test run's real PostgreSQL server.
 * @returns its URL, with the superuser's password
 */
export async function createPostgresDatabase(): Promise<string> {
  const url = await serverUrl();
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

async function serverUrl(): Promise<string> {
  const answer = await fetch(inject("postgresBroker"));
  const text = await answer.text();
  if (!answer.ok) throw new Error(text);
  return text;
}
