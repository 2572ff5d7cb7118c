/**
 * The app that a soak measures: the flagship journey, which captures passwords, and one that only passes through, on
 * SQLite, with `USERS` users who have no password here. `GET /memory` collects garbage and tells what is left.
 */
import { createServer } from "node:http";
import { join } from "node:path";
import { createJourneys, defineJourney, member, node } from "@journeyc/runtime";
import { entra } from "@journeyc/runtime/connectors/entra";
import { sqliteDatabase } from "@journeyc/runtime/database/sqlite";
import { ManagedDirectory } from "../../../runtime/directory/managed-directory.ts";
import { SqlStorage } from "../../../runtime/directory/sql-storage.ts";
import { toNodeHandler } from "@journeyc/runtime/http/node-server";
import { identifyExistingUser } from "@journeyc/runtime/nodes/identify-existing-user";
import { page } from "@journeyc/runtime/nodes/page";
import { passthroughAuthentication } from "@journeyc/runtime/nodes/passthrough-authentication";
import { platformPassword } from "@journeyc/runtime/nodes/platform-password";
import { platformUsername } from "@journeyc/runtime/nodes/platform-username";
import { SqlStore } from "../../../runtime/session/sql-store.ts";
import { progressiveProfile } from "../../../examples/pass-through/progressive-profile.journey.ts";
import {
  alphaUser,
  microsoftEntraID,
  ptaWithPasswordCapture,
} from "../../../examples/pass-through/pta-with-password-capture.journey.ts";
import { soakUser } from "./soak-users.ts";

const passThrough = defineJourney({
  name: "PassThrough",
  connectors: { MicrosoftEntraID: "Entra" },
  resource: alphaUser,
  start: "signIn",
  nodes: {
    signIn: node(page, {
      members: { username: member(platformUsername), password: member(platformPassword) },
      outcomes: { outcome: "ask" },
      secrets: ["password", "objectAttributes.password"],
    }),
    ask: node(passthroughAuthentication, {
      settings: { systemEndpoint: "MicrosoftEntraID", objectType: "User" },
      outcomes: { authenticated: "find", missingInput: "signIn", failed: "failure" },
      secrets: ["password", "objectAttributes.password"],
    }),
    find: node(identifyExistingUser, {
      settings: { identifier: "userName", identityAttribute: "userName" },
      outcomes: { true: "success", false: "failure" },
    }),
  },
});

const database = sqliteDatabase({ path: join(process.env["DATA_FOLDER"] ?? "", "journeyc.db") });
const directory = new ManagedDirectory(new SqlStorage(database));
const journeys = createJourneys({
  journeys: [passThrough, ptaWithPasswordCapture, progressiveProfile],
  connectors: { MicrosoftEntraID: entra(microsoftEntraID) },
  directory,
  store: new SqlStore(database),
  keys: ["a-key-for-the-tests-of-security-0123456789"],
  // There are more sign-ons in a minute here than the overall limit lets through.
  attempts: { overall: false },
});
await journeys.ready();
// In few transactions, as each waits for the disk.
const begun = directory.begin();
if (!begun) throw new Error("The database has transactions.");
for (let index = 0; index < Number(process.env["USERS"]); index += 1) {
  const userName = soakUser(index);
  const person = { userName, mail: userName, givenName: "Some", sn: "Body" };
  await begun.directory.create(alphaUser.name, person);
}
await begun.transaction.commit();

const serve = toNodeHandler(journeys.handler);
const server = createServer((incoming, outgoing) => {
  if (incoming.url !== "/memory") return serve(incoming, outgoing);
  globalThis.gc?.();
  globalThis.gc?.();
  outgoing.end(JSON.stringify(process.memoryUsage()));
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  console.log(`Listening on http://localhost:${typeof address === "object" ? address?.port : ""}`);
});
