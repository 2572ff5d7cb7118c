import { rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { EntraStandIn } from "@journeyc/entra-stand-in";
import {
  createJourneys,
  defineJourney,
  member,
  node,
  type CommonOptions,
  type Connector,
  type Directory,
  type Journey,
  type Journeys,
} from "@journeyc/runtime";
import { entra } from "@journeyc/runtime/connectors/entra";
import type { Database } from "../../../runtime/database/database.ts";
import { postgresDatabase } from "@journeyc/runtime/database/postgres";
import { sqliteDatabase } from "@journeyc/runtime/database/sqlite";
import { ManagedDirectory } from "../../../runtime/directory/managed-directory.ts";
import { SqlStorage } from "../../../runtime/directory/sql-storage.ts";
import { toNodeHandler } from "@journeyc/runtime/http/node-server";
import { dataStoreDecision } from "@journeyc/runtime/nodes/data-store-decision";
import { emailSuspend } from "@journeyc/runtime/nodes/email-suspend";
import { identifyExistingUser } from "@journeyc/runtime/nodes/identify-existing-user";
import { page } from "@journeyc/runtime/nodes/page";
import { platformPassword } from "@journeyc/runtime/nodes/platform-password";
import { platformUsername } from "@journeyc/runtime/nodes/platform-username";
import { SqlStore } from "../../../runtime/session/sql-store.ts";
import { login } from "../../../examples/pass-through/login.journey.ts";
import { progressiveProfile } from "../../../examples/pass-through/progressive-profile.journey.ts";
import {
  alphaUser,
  ptaWithPasswordCapture,
} from "../../../examples/pass-through/pta-with-password-capture.journey.ts";
import { clientId, startTenant, tenantId } from "../../support/end-to-end.ts";
import { folderInMemory } from "../../runtime/faults/support/folder.ts";
import { createPostgresDatabase } from "../../support/postgres.ts";

export const password = "Correct-Horse-Battery-1";

export const domain = "contoso.example";
/** By what is special about them. All of these are stored here; who else is not. */
export const stored = {
  known: { password },
  inactive: { password, accountStatus: "inactive" },
  entraonly: {},
  localonly: { password },
  localinactive: { password, accountStatus: "inactive" },
  limited: { password },
  err50053: { password },
  err50055: { password },
  err50057: { password },
  err50076: { password },
  err50158: { password },
} as const;
/** Whom the tenant knows: `nothere` is not stored here. */
const atEntra = ["known", "inactive", "entraonly", "limited", "nothere"];

const signIn = node(page, {
  members: { username: member(platformUsername), password: member(platformPassword) },
  outcomes: { outcome: "decide" },
  secrets: ["password", "objectAttributes.password"],
});
const decide = node(dataStoreDecision, {
  outcomes: { true: "success", false: "failure" },
  secrets: ["password"],
});
const askName = { members: { username: member(platformUsername) } };
const find = { identifier: "userName", identityAttribute: "userName" };

/** The name first; the password is asked of everybody. */
const nameFirst = defineJourney({
  name: "NameFirst",
  connectors: {},
  resource: alphaUser,
  start: "askName",
  nodes: {
    askName: node(page, { ...askName, outcomes: { outcome: "find" } }),
    find: node(identifyExistingUser, {
      settings: find,
      outcomes: { true: "askPassword", false: "askPassword" },
    }),
    askPassword: node(page, {
      members: { password: member(platformPassword) },
      outcomes: { outcome: "decide" },
      secrets: ["password", "objectAttributes.password"],
    }),
    decide,
  },
});

/** A wrong password is asked for again. */
const again = defineJourney({
  name: "Again",
  connectors: {},
  resource: alphaUser,
  start: "signIn",
  nodes: {
    signIn,
    decide: node(dataStoreDecision, {
      outcomes: { true: "success", false: "signIn" },
      secrets: ["password"],
    }),
  },
});

/** A link by mail, to whoever has an address. */
const byMail = defineJourney({
  name: "ByMail",
  connectors: {},
  resource: alphaUser,
  start: "askName",
  nodes: {
    askName: node(page, { ...askName, outcomes: { outcome: "mail" } }),
    mail: node(emailSuspend, {
      settings: { objectLookup: true, identityAttribute: "userName" },
      outcomes: { outcome: "success" },
    }),
  },
});

export interface SignOnServer {
  readonly origin: string;
  readonly journeys: Journeys;
  readonly database: Database;
  readonly directory: Directory;
  readonly tenant: EntraStandIn;
  readonly mails: string[];
  close(): Promise<void>;
}

export interface ServerOptions {
  /** Default: SQLite. */
  readonly postgres?: boolean;
  readonly options?: Partial<CommonOptions<Journey>>;
  /** How much later Entra ID answers, in milliseconds. */
  readonly delay?: number;
  /** What stands before the directory. */
  readonly before?: (directory: Directory) => Directory;
}

/** The example's journeys and some more on a real HTTP server, with Entra ID's stand-in behind. */
export async function startSignOnServer({
  postgres = false,
  options = {},
  delay,
  before = (directory) => directory,
}: ServerOptions = {}): Promise<SignOnServer> {
  const folder = folderInMemory();
  const database = postgres
    ? postgresDatabase({ url: await createPostgresDatabase() })
    : sqliteDatabase({ path: join(folder, "journeyc.db") });
  const directory = new ManagedDirectory(new SqlStorage(database));
  const tenant = await startTenant(
    Object.fromEntries(atEntra.map((name) => [`${name}@${domain}`, password])),
  );
  tenant.redirect();
  const mails: string[] = [];
  const quiet = (): void => undefined;
  const journeys = createJourneys<Journey>({
    journeys: [login, ptaWithPasswordCapture, progressiveProfile, nameFirst, again, byMail],
    connectors: { MicrosoftEntraID: delayed(entra({ tenantId, clientId }), delay) },
    directory: before(directory),
    store: new SqlStore(database),
    keys: ["a-key-for-the-tests-of-security-0123456789"],
    origins: ["https://id.example.com"],
    mail: { send: async ({ to }) => void mails.push(to) },
    log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
    ...options,
  });
  await journeys.ready();
  for (const [name, more] of Object.entries(stored)) {
    const userName = `${name}@${domain}`;
    const person = { userName, mail: userName, givenName: "Some", sn: "Body", ...more };
    await directory.create(alphaUser.name, person);
  }
  const server = createServer(toNodeHandler(journeys.handler));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    journeys,
    database,
    directory,
    tenant,
    mails,
    async close() {
      await stop(server);
      await journeys.close();
      await tenant.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function delayed(connector: Connector, milliseconds: number | undefined): Connector {
  if (milliseconds === undefined) return connector;
  return {
    ...connector,
    async authenticate(...asked) {
      const verdict = await connector.authenticate(...asked);
      await new Promise((resolve) => setTimeout(resolve, milliseconds));
      return verdict;
    },
  };
}

async function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
