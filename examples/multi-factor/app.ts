import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { createJourneys, type Directory, type Journeys } from "@journeyc/runtime";
import { sqliteDatabase } from "@journeyc/runtime/database/sqlite";
import { sqliteDirectory } from "@journeyc/runtime/directory/sqlite";
import { toNodeHandler } from "@journeyc/runtime/http/node-server";
import { sqliteStore } from "@journeyc/runtime/session/sqlite-store";
import { signOut, styleSheet } from "../pass-through/pages.ts";
import { oneTimeCodes } from "./one-time-codes.journey.ts";
import { optionalCodes } from "./optional-codes.journey.ts";
import { homePage } from "./pages.ts";
import { passkeyAlone, passwordAndPasskey } from "./passkeys.journey.ts";

export interface AppOptions {
  /** 0: any that is free. */
  readonly port: number;
  /** Where SQLite keeps its file. */
  readonly dataFolder: string;
  /** What devices are encrypted with: without the same key after a restart nobody's can be read. */
  readonly key: string;
  /** The one user, who is made at the first start. */
  readonly user: { readonly userName: string; readonly password: string };
}

export interface App {
  readonly origin: string;
  readonly journeys: Journeys;
  readonly directory: Directory;
  close(): Promise<void>;
}

/** Sign-ons with a second factor, below `/am`. */
export async function startApp({ port, dataFolder, key, user }: AppOptions): Promise<App> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(port, "127.0.0.1", resolve);
  });
  // A listening TCP server has one.
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  const database = sqliteDatabase({ path: join(dataFolder, "journeyc.db") });
  const directory = sqliteDirectory({ database });
  const journeys = createJourneys({
    journeys: [oneTimeCodes, optionalCodes, passwordAndPasskey, passkeyAlone],
    directory,
    store: sqliteStore({ database }),
    keys: [key],
    origins: [origin],
    page: { title: "Contoso", links: [{ text: "Home", url: "/" }] },
  });
  await journeys.ready();
  const resource = "managed/alpha_user";
  if (!(await directory.find(resource, "userName", user.userName)))
    await directory.create(resource, { ...user });
  server.on(
    "request",
    toNodeHandler(async (request) => {
      const { pathname } = new URL(request.url);
      if (pathname.startsWith("/am/")) return journeys.handler(request);
      if (pathname === "/") return homePage(await journeys.session(request));
      if (pathname === "/sign-out" && request.method === "POST") return signOut(request, journeys);
      if (pathname === "/style.css") return styleSheet();
      return new Response("Not found\n", { status: 404 });
    }),
  );
  return {
    origin,
    journeys,
    directory,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => void server.close(resolve));
      await journeys.close();
    },
  };
}
