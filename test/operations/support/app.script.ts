/** An app that is told to end while it works: it leaves behind which requests reached it. */
import { writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { createJourneys } from "@journeyc/runtime";
import { postgresDatabase } from "@journeyc/runtime/database/postgres";
import { sqliteDatabase } from "@journeyc/runtime/database/sqlite";
import { postgresDirectory } from "@journeyc/runtime/directory/postgres";
import { sqliteDirectory } from "@journeyc/runtime/directory/sqlite";
import { gracefulShutdown } from "@journeyc/runtime/http/graceful-shutdown";
import { toNodeHandler } from "@journeyc/runtime/http/node-server";
import { postgresStore } from "@journeyc/runtime/session/postgres-store";
import { sqliteStore } from "@journeyc/runtime/session/sqlite-store";
import { login, resource } from "../../runtime/machine/support/journeys.ts";

const { DATABASE_URL: url, DATA_FOLDER: folder = "", GRACE = "0" } = process.env;

function stores() {
  if (url) {
    const database = postgresDatabase({ url });
    return { directory: postgresDirectory({ database }), store: postgresStore({ database }) };
  }
  const database = sqliteDatabase({ path: join(folder, "journeyc.db") });
  return { directory: sqliteDirectory({ database }), store: sqliteStore({ database }) };
}

const { directory, store } = stores();
const journeys = createJourneys({
  journeys: [login],
  keys: ["a-key-for-the-shutdown-0123456789-abcdefgh"],
  directory,
  store,
  attempts: { user: false, address: false, overall: false },
});
await journeys.ready();
if (!(await directory.find(resource.name, "userName", "ada")))
  await directory.create(resource.name, { userName: "ada", password: "correct-horse" });

const reached: string[] = [];
const server = createServer(toNodeHandler(journeys.handler));
server.on("request", ({ headers }) => reached.push(String(headers["x-request-id"])));
process.on("exit", () => writeFileSync(join(folder, "reached"), reached.join("\n")));
gracefulShutdown(server, journeys, { graceMilliseconds: Number(GRACE) });
server.listen(0, () => {
  console.log(`http://localhost:${(server.address() as AddressInfo).port}`);
});
