import { createServer, type Server } from "node:http";
import { join } from "node:path";
import { createJourneys } from "@journeyc/runtime";
import { entra } from "@journeyc/runtime/connectors/entra";
import { postgresDatabase } from "@journeyc/runtime/database/postgres";
import { sqliteDatabase } from "@journeyc/runtime/database/sqlite";
import { postgresDirectory } from "@journeyc/runtime/directory/postgres";
import { sqliteDirectory } from "@journeyc/runtime/directory/sqlite";
import { serverLimits, toNodeHandler } from "@journeyc/runtime/http/node-server";
import { postgresStore } from "@journeyc/runtime/session/postgres-store";
import { sqliteStore } from "@journeyc/runtime/session/sqlite-store";
import type { LastPath } from "./last-path.ts";
import { login } from "./login.journey.js";
import { homePage, signOut, styleSheet } from "./pages.ts";
import { progressiveProfile } from "./progressive-profile.journey.js";
import { microsoftEntraID, ptaWithPasswordCapture } from "./pta-with-password-capture.journey.js";
import { provision, type DemoUser } from "./users.ts";

export interface AppOptions {
  readonly port: number;
  /** Where SQLite keeps its file; with `databaseUrl`, PostgreSQL is used instead. */
  readonly dataFolder: string;
  readonly databaseUrl?: string | undefined;
  readonly users: readonly DemoUser[];
  /** Follows the runs, for the page that shows the last one's path. */
  readonly path: LastPath;
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

/** The app: journeys below `/am`, a page of its own at `/`. */
export async function startApp(options: AppOptions): Promise<Server> {
  const { directory, store } = openStorage(options);
  const journeys = createJourneys({
    journeys: [login, ptaWithPasswordCapture, progressiveProfile],
    directory,
    store,
    connectors: { MicrosoftEntraID: entra(microsoftEntraID) },
    keys: [process.env["JOURNEY_KEY"] ?? ""],
    // Whoever tries the demo out mistypes a lot, and alone: a short window, still below Entra ID's ten.
    attempts: { user: { attempts: 9, windowMilliseconds: 60_000 } },
    onEvent: options.path.record,
  });
  await journeys.ready();
  await provision(directory, options.users);

  const server = createServer(
    serverLimits,
    toNodeHandler(async (request) => {
      const { pathname } = new URL(request.url);
      if (pathname === "/am" || pathname.startsWith("/am/")) return journeys.handler(request);
      if (pathname === "/") return homePage(request, journeys, directory, options.path.last);
      if (pathname === "/sign-out" && request.method === "POST") return signOut(request, journeys);
      if (pathname === "/style.css") return styleSheet();
      return new Response("Not found\n", { status: 404 });
    }),
  );
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(options.port, resolve);
  });
  server.on("close", () => void journeys.close());
  return server;
}
