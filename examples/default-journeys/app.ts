import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { createJourneys, type Journeys, type Mailer } from "@journeyc/runtime";
import { sqliteDatabase } from "@journeyc/runtime/database/sqlite";
import { sqliteDirectory } from "@journeyc/runtime/directory/sqlite";
import { toNodeHandler } from "@journeyc/runtime/http/node-server";
import { sqliteStore } from "@journeyc/runtime/session/sqlite-store";
import { signOut, styleSheet } from "../pass-through/pages.ts";
import { forgottenUsername } from "./forgotten-username.journey.ts";
import { login } from "./login.journey.ts";
import type { Mailbox } from "./mailbox.ts";
import { homePage, mailboxPage } from "./pages.ts";
import { progressiveProfile } from "./progressive-profile.journey.ts";
import { registration } from "./registration.journey.ts";
import { resetPassword } from "./reset-password.journey.ts";
import { updatePassword } from "./update-password.journey.ts";

export interface AppOptions {
  /** 0: any that is free. */
  readonly port: number;
  /** Where SQLite keeps its file. */
  readonly dataFolder: string;
  readonly mail: Mailer;
  /** Shown at `/mailbox`: whoever reads it is whoever he likes to be. */
  readonly mailbox?: Mailbox | undefined;
  /** The same after a restart: links that were mailed before lead on. */
  readonly key: string;
}

export interface App {
  readonly origin: string;
  readonly journeys: Journeys;
  close(): Promise<void>;
}

/** The journeys that a new tenant of PingOne Advanced Identity Cloud has, below `/am`. */
export async function startApp({ port, dataFolder, mail, mailbox, key }: AppOptions): Promise<App> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(port, "127.0.0.1", resolve);
  });
  // A listening TCP server has one.
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  const database = sqliteDatabase({ path: join(dataFolder, "journeyc.db") });
  const journeys = createJourneys({
    journeys: [
      login,
      progressiveProfile,
      registration,
      resetPassword,
      updatePassword,
      forgottenUsername,
    ],
    defaultJourney: "Login",
    directory: sqliteDirectory({ database }),
    store: sqliteStore({ database }),
    keys: [key],
    origins: [origin],
    mail,
    terms: {
      version: "1.0",
      text: {
        en: "You may use this demo for whatever you like.",
        de: "Machen Sie damit, was Sie wollen.",
      },
      createDate: "2026-11-01T00:00:00.000Z",
    },
    securityQuestions: {
      questions: {
        "1": { en: "What is your favorite color?", de: "Was ist Ihre Lieblingsfarbe?" },
        "2": { en: "Who was your first employer?", de: "Wer war Ihr erster Arbeitgeber?" },
      },
      minimumAnswersToDefine: 1,
      minimumAnswersToVerify: 1,
    },
    page: { title: "Contoso", links: [{ text: "Home", url: "/" }, ...mailboxLink(mailbox)] },
  });
  await journeys.ready();
  server.on(
    "request",
    toNodeHandler(async (request) => {
      const { pathname } = new URL(request.url);
      if (pathname.startsWith("/am/")) return journeys.handler(request);
      if (pathname === "/") return homePage(await journeys.session(request), mailbox);
      if (pathname === "/mailbox" && mailbox) return mailboxPage(mailbox);
      if (pathname === "/sign-out" && request.method === "POST") return signOut(request, journeys);
      if (pathname === "/style.css") return styleSheet();
      return new Response("Not found\n", { status: 404 });
    }),
  );
  return {
    origin,
    journeys,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => void server.close(resolve));
      await journeys.close();
    },
  };
}

function mailboxLink(mailbox: Mailbox | undefined): readonly { text: string; url: string }[] {
  return mailbox ? [{ text: "Mailbox of this demo", url: "/mailbox" }] : [];
}
