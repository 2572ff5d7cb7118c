import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createJourneys, type Journeys } from "@journeyc/runtime";
import { postgresDirectory } from "@journeyc/runtime/directory/postgres";
import { toNodeHandler } from "@journeyc/runtime/http/node-server";
import { redisStore } from "@journeyc/runtime/session/redis-store";
import { escapeHtml, htmlPage } from "../pass-through/html.ts";
import { signOnPath, signOut, styleSheet } from "../pass-through/pages.ts";
import { signOn } from "./sign-on.journey.ts";

export interface InstanceOptions {
  /** Shown on the page, and in the header `x-instance`. */
  readonly name: string;
  readonly databaseUrl: string;
  readonly redisUrl: string;
  readonly redisPrefix?: string | undefined;
  /** The same for all instances. */
  readonly key: string;
  /** Where runs wait between two steps: with the client, or in Redis. */
  readonly runs: "client-side" | "server-side";
}

export interface Instance {
  readonly port: number;
  /** Answers what has been asked, and nothing after that. */
  close(): Promise<void>;
}

/** One of the instances: users in PostgreSQL, everything that is remembered between requests in Redis. */
export async function startInstance(options: InstanceOptions): Promise<Instance> {
  const { redisUrl: url, redisPrefix: prefix } = options;
  const journeys = createJourneys({
    journeys: [signOn],
    defaultJourney: "SignOn",
    directory: postgresDirectory({ url: options.databaseUrl }),
    store: redisStore({ url, ...(prefix === undefined ? {} : { prefix }) }),
    keys: [options.key],
    authenticationSessions: options.runs,
    clientAddress: (request) => request.headers.get("x-real-ip") ?? undefined,
    onEvent: (event) => console.log(JSON.stringify(event)),
  });
  await journeys.ready();
  const answer = async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith("/am/")) return journeys.handler(request);
    if (pathname === "/") return homePage(request, journeys, options.name);
    if (pathname === "/sign-out" && request.method === "POST") return signOut(request, journeys);
    if (pathname === "/style.css") return styleSheet();
    return new Response("Not found\n", { status: 404 });
  };
  // Only the proxy can reach this port, and it sets the X- headers.
  const server = createServer(
    toNodeHandler(async (request) => named(await answer(request), options.name), {
      trustProxy: true,
    }),
  );
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(0, "127.0.0.1", resolve);
  });
  // A listening TCP server has one.
  const { port } = server.address() as AddressInfo;
  return {
    port,
    async close() {
      await new Promise((resolve) => void server.close(resolve).closeIdleConnections());
      await journeys.close();
    },
  };
}

function named(response: Response, instance: string): Response {
  const headers = new Headers(response.headers);
  headers.set("x-instance", instance);
  return new Response(response.body, { status: response.status, headers });
}

async function homePage(request: Request, journeys: Journeys, instance: string): Promise<Response> {
  const session = await journeys.session(request);
  const body = session
    ? `<h1>Hello ${escapeHtml(session.userName)}</h1>
<section><form method="post" action="/sign-out"><button>Sign out</button></form></section>`
    : `<h1>Sign on</h1>
<section><p><a href="${escapeHtml(signOnPath(signOn))}">Sign on</a></p></section>`;
  return htmlPage(
    "Two instances",
    `${body}\n<p class="quiet">Instance ${escapeHtml(instance)}</p>`,
  );
}
