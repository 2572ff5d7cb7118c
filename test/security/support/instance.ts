/** One instance of an app, in a process of its own: `DATABASE` is a file, or the URL of a PostgreSQL database. */
import { appendFileSync } from "node:fs";
import { createServer } from "node:http";
import { ask, createJourneys, defineJourney, node, take } from "@journeyc/runtime";
import { postgresDatabase } from "@journeyc/runtime/database/postgres";
import { sqliteDatabase } from "@journeyc/runtime/database/sqlite";
import { postgresDirectory } from "@journeyc/runtime/directory/postgres";
import { sqliteDirectory } from "@journeyc/runtime/directory/sqlite";
import { toNodeHandler } from "@journeyc/runtime/http/node-server";
import { postgresStore } from "@journeyc/runtime/session/postgres-store";
import { sqliteStore } from "@journeyc/runtime/session/sqlite-store";
import { question, resource, testNode } from "../../runtime/machine/support/journeys.ts";

const at = process.env["DATABASE"] ?? "";
const ranAt = process.env["RAN"] ?? "";

function storage() {
  if (at.startsWith("postgres")) {
    const database = postgresDatabase({ url: at });
    return { directory: postgresDirectory({ database }), store: postgresStore({ database }) };
  }
  const database = sqliteDatabase({ path: at });
  return { directory: sqliteDirectory({ database }), store: sqliteStore({ database }) };
}

/** Asks, and leaves a line in a file that all instances share each time that it goes on. */
const counting = testNode((context) => {
  if (!context.answers) return ask([question]);
  appendFileSync(ranAt, "ran\n");
  return take("true");
});

const proving = testNode(async (context) => {
  const user = await context.directory.find(resource.name, "userName", "ada");
  if (user) context.identity.prove(user);
  return take("true");
});

const { directory, store } = storage();
const journeys = createJourneys({
  journeys: [
    defineJourney({
      name: "Login",
      connectors: {},
      resource,
      start: "first",
      nodes: {
        first: node(counting, { outcomes: { true: "second", false: "failure" } }),
        second: node(counting, { outcomes: { true: "proof", false: "failure" } }),
        proof: node(proving, { outcomes: { true: "success", false: "failure" } }),
      },
    }),
  ],
  keys: [process.env["JOURNEY_KEY"]],
  directory,
  store,
});
await journeys.ready();
if (process.env["PROVISION"]) await directory.create(resource.name, { userName: "ada" });

const server = createServer(toNodeHandler(journeys.handler));
server.listen(0, () => {
  const address = server.address();
  console.log(`Listening on http://localhost:${typeof address === "object" ? address?.port : ""}`);
});
