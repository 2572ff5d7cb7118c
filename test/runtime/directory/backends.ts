import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Directory } from "../../../runtime/directory/directory.ts";
import { memoryDirectory } from "@journeyc/runtime/directory/memory";
import { postgresDirectory } from "@journeyc/runtime/directory/postgres";
import { sqliteDirectory } from "@journeyc/runtime/directory/sqlite";
import { createPostgresDatabase } from "../../support/postgres.ts";

/** Somewhere empty to keep objects in. */
export interface Backend {
  /** A directory over it, not opened yet. Where there are processes to share it, every call makes another one. */
  directory(): Directory;
  remove(): Promise<void>;
}

export type MakeBackend = () => Promise<Backend>;

export async function memoryBackend(): Promise<Backend> {
  const directory = memoryDirectory();
  return { directory: () => directory, remove: async () => undefined };
}

export async function sqliteBackend(): Promise<Backend> {
  const folder = temporaryFolder();
  return {
    directory: () => sqliteDirectory({ path: join(folder, "data/journeyc.db") }),
    remove: async () => rmSync(folder, { recursive: true }),
  };
}

/** The database stays until the server is removed with the test run. */
export async function postgresBackend(): Promise<Backend> {
  const url = await createPostgresDatabase();
  return { directory: () => postgresDirectory({ url }), remove: async () => undefined };
}

export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), "journeyc-test-"));
}
