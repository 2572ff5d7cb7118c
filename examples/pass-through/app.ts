import { createServer, type Server } from "node:http";
import { join } from "node:path";
import { createJourneys } from "@journeyc/runtime";
import { entra } from "@journeyc/runtime/connectors/entra";
import { postgresDatabase } from "@journeyc/runtime/database/postgres";
import { sqliteDatabase } from "@journeyc/runtime/database/sqlite";
import { postgresDirectory } from "@journeyc/runtime/directory/postgres";
import { sqliteDirectory } from "@journeyc/runtime/directory/sqlite";
import { gracefulShutdown } from "@journeyc/runtime/http/graceful-shutdown";
import { toNodeHandler } from "@journeyc/runtime/http/node-server";
import { serverTimeouts } from "@journeyc/runtime/http/server-timeouts";
import { postgresStore } from "@journeyc/runtime/session/postgres-store";
import { sqliteStore } from "@journeyc/runtime/session/sqlite-store";
import type { LastPath } from "./last-path.ts";
import { login } from "./login.journey.js";
import type { Mailbox } from "./mailbox.ts";
import { mailboxPage } from "./mailbox-page.ts";
import { homePage, signOut, styleSheet } from "./pages.ts";
import { progressiveProfile } from "./progressive-profile.journey.js";
import { microsoftEntraID, ptaWithPasswordCapture } from "./pta-with-password-capture.journey.js";
import { signOnByMail } from "./sign-on-by-mail.journey.js";
import { provision, type DemoUser } from "./users.ts";

export interface AppOptions {
  readonly port: number;
  /** Where SQLite keeps its file; with `databaseUrl`, PostgreSQL is used instead. */
  readonly dataFolder: string;
  readonly databaseUrl?: string | undefined;
  readonly users: readonly DemoUser[];
  /** Follows the runs, for the page that shows the last one's path. */
  readonly path: LastPath;
  /** Takes the mails. Without it there is no journey that sends any. */
  readonly mailbox?: Mailbox | undefined;
  /** Origins of pages elsewhere that may call the protocol. */
  readonly cors?: readonly string[];
  /** How long a user may take for an answer; for tests of what happens then. */
  readonly answerSeconds?: number | undefined;
}

/** Users, sessions and the marks of used steps, in one database. */
function openStorage({ databaseUrl, dataFolder }: AppOptions) {
  if (databaseUrl) {
    const database = postgresDatabase({ url: databaseUrl });
    return { directory: postgresDirectory({ database }), store: postgresStore({ database }) };
  }
  const database = sqliteDatabase({ path: join(dataFolder, "journeyc.db") });
  return { directory: sqliteDirectory({ database }), store: sqliteStore({ database }) };
}

/** The app: journeys below `/am`, a page of its own at `/`. A signal ends it, and the process. */
export async function startApp(options: AppOptions): Promise<Server> {
  const { mailbox, cors = [], answerSeconds } = options;
  const { directory, store } = openStorage(options);
  const journeys = createJourneys({
    journeys: [
      login,
      ptaWithPasswordCapture,
      progressiveProfile,
      ...(mailbox ? [signOnByMail] : []),
    ],
    ...(mailbox ? { mail: mailbox } : {}),
    directory,
    store,
    connectors: { MicrosoftEntraID: entra(microsoftEntraID) },
    keys: [process.env["JOURNEY_KEY"] ?? ""],
    // Whoever tries the demo out mistypes a lot, and alone: a short window, still below Entra ID's ten.
    attempts: { user: { attempts: 9, windowMilliseconds: 60_000 } },
    ...(answerSeconds === undefined
      ? {}
      : { limits: { answerMilliseconds: answerSeconds * 1_000 } }),
    cors,
    page: {
      title: "Contoso",
      links: [
        { text: "Home", url: "/" },
        ...(mailbox ? [{ text: "Mailbox of this demo", url: "/mailbox" }] : []),
      ],
    },
    onEvent: options.path.record,
  });
  await journeys.ready();
  await provision(directory, options.users);

  const server = createServer(
    serverTimeouts,
    toNodeHandler(async (request) => {
      const { pathname } = new URL(request.url);
      if (pathname === "/am" || pathname.startsWith("/am/")) return journeys.handler(request);
      if (pathname === "/")
        return homePage(request, { journeys, directory, path: options.path.last, mailbox });
      if (pathname === "/mailbox" && mailbox) return mailboxPage(mailbox);
      if (pathname === "/sign-out" && request.method === "POST") return signOut(request, journeys);
      if (pathname === "/style.css") return styleSheet();
      return new Response("Not found\n", { status: 404 });
    }),
  );
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(options.port, resolve);
  });
  gracefulShutdown(server, journeys);
  return server;
}
