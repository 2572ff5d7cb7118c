/**
 * Our runtime with one journey: `journeys.ts <memory | sqlite> <trivial | argon2id> <folder>`. The folder has the
 * journey's emitted module, and room for a database.
 */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createJourneys } from "@journeyc/runtime";
import type { Directory, Journey, SessionStore } from "@journeyc/runtime";
import { sqliteDatabase } from "@journeyc/runtime/database/sqlite";
import { memoryDirectory } from "@journeyc/runtime/directory/memory";
import { sqliteDirectory } from "@journeyc/runtime/directory/sqlite";
import { toNodeHandler } from "@journeyc/runtime/http/node-server";
import { memoryStore } from "@journeyc/runtime/session/memory-store";
import { sqliteStore } from "@journeyc/runtime/session/sqlite-store";
import { serve } from "./serve.ts";
import { countStatements } from "./sqlite-statements.ts";

const statements = countStatements();

const [storage, hash, folder = "."] = process.argv.slice(2);

function storages(): { readonly directory: Directory; readonly store: SessionStore } {
  if (storage === "memory") return { directory: memoryDirectory(), store: memoryStore() };
  const database = sqliteDatabase({ path: join(folder, "journeyc.db") });
  return { directory: sqliteDirectory({ database }), store: sqliteStore({ database }) };
}

/** A directory that compares passwords as they are: the hash is trivial then, and all else is as it is. */
function withoutHash(directory: Directory): Directory {
  const verifyPassword: Directory["verifyPassword"] = (resource, attribute, value, password) =>
    password === "correct horse 1"
      ? directory.find(resource, attribute, value)
      : Promise.resolve(undefined);
  return new Proxy(directory, {
    get(target, name) {
      if (name === "verifyPassword") return verifyPassword;
      // What a step changes is stored together; of that the directory is another one.
      if (name === "begin")
        return () => {
          const begun = target.begin?.();
          return begun && { ...begun, directory: withoutHash(begun.directory) };
        };
      const member: unknown = Reflect.get(target, name, target);
      return typeof member === "function" ? (member.bind(target) as unknown) : member;
    },
  });
}

const { login } = (await import(pathToFileURL(join(folder, "login.journey.ts")).href)) as {
  readonly login: Journey;
};
const { directory, store } = storages();
const many = { attempts: 1_000_000_000, windowMilliseconds: 60_000 };
const users = hash === "trivial" ? withoutHash(directory) : directory;
const journeys = createJourneys<Journey>({
  journeys: [login],
  keys: ["a-key-for-the-benchmark-0123456789-abcdef"],
  directory: users,
  store,
  attempts: { user: many, address: many, overall: many },
  log: { debug() {}, info() {}, warn() {}, error: console.error },
});
await journeys.ready();
await directory.create("managed/user", { userName: "adele", password: "correct horse 1" });
serve(toNodeHandler(journeys.handler), { statements: () => statements });
