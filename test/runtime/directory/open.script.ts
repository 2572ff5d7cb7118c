import { postgresDirectory } from "@journeyc/runtime/directory/postgres";
import { sqliteDirectory } from "@journeyc/runtime/directory/sqlite";
import { postgresStore } from "@journeyc/runtime/session/postgres-store";
import { sqliteStore } from "@journeyc/runtime/session/sqlite-store";
import { USER, user } from "./resources.ts";

// Opens the database (a URL or a path), stores one user, claims the step that everybody wants.
const [database = "", name = ""] = process.argv.slice(2);
const postgres = database.startsWith("postgresql:");
const directory = postgres
  ? postgresDirectory({ url: database })
  : sqliteDirectory({ path: database });
const store = postgres ? postgresStore({ url: database }) : sqliteStore({ path: database });
await Promise.all([directory.open([user]), store.open()]);
await directory.create(USER, { userName: name, sn: "Doe" });
const claimed = await store.claimStep("run", 1, Date.now() + 60_000);
await Promise.all([directory.close(), store.close()]);
console.log(claimed ? "claimed" : "late");
