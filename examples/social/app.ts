import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createJourneys, type Journeys } from "@journeyc/runtime";
import { memoryDirectory } from "@journeyc/runtime/directory/memory";
import { toNodeHandler } from "@journeyc/runtime/http/node-server";
import { openIdProvider } from "@journeyc/runtime/identity-providers/openid";
import { memoryStore } from "@journeyc/runtime/session/memory-store";
import { login } from "./login.journey.ts";
import { type Claims, type DemoProvider, startProvider } from "./provider.ts";

export interface AppOptions {
  /** 0: any that is free. */
  readonly port: number;
  readonly key: string;
  /** What the demo's provider says about whoever signs on there. */
  readonly claimsOf?: (subject: string) => Claims;
  /** A page of another client, which the browser comes back to instead. */
  readonly redirectUri?: string;
  readonly authenticationSessions?: "client-side" | "server-side";
  /** `form_post`: the provider's answer is posted, as Apple does it. */
  readonly responseMode?: "query" | "form_post";
  /** The demo's provider as another site than the app. Default: `localhost`. */
  readonly providerHost?: "localhost" | "127.0.0.1";
}

export interface App {
  readonly origin: string;
  readonly journeys: Journeys;
  readonly provider: DemoProvider;
  readonly directory: ReturnType<typeof memoryDirectory>;
  close(): Promise<void>;
}

/** The journey below `/am`, and a provider on a port of its own. */
export async function startApp(options: AppOptions): Promise<App> {
  const { port, key, claimsOf, redirectUri, authenticationSessions } = options;
  const { responseMode, providerHost } = options;
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(port, "127.0.0.1", resolve);
  });
  // A listening TCP server has one.
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  const others = redirectUri === undefined ? [] : [redirectUri];
  const provider = await startProvider([`${origin}/am/XUI/return`, ...others], {
    ...(claimsOf ? { claimsOf } : {}),
    ...(providerHost ? { host: providerHost } : {}),
  });
  const { issuer, clientId, clientSecret } = provider;
  const directory = memoryDirectory();
  const journeys = createJourneys({
    journeys: [login],
    directory,
    store: memoryStore(),
    keys: [key],
    origins: [origin],
    identityProviders: {
      demo: openIdProvider({
        issuer,
        clientId,
        clientSecret,
        displayName: "the demo's provider",
        // For a provider on this machine only.
        allowInsecureRequests: true,
        ...(responseMode === undefined ? {} : { responseMode }),
        ...(redirectUri === undefined ? {} : { redirectUri, requireIss: false }),
      }),
    },
    ...(authenticationSessions ? { authenticationSessions } : {}),
  });
  await journeys.ready();
  server.on(
    "request",
    toNodeHandler(async (request) => {
      const { pathname } = new URL(request.url);
      if (pathname.startsWith("/am/")) return journeys.handler(request);
      return pathname === "/" ? homePage(request, journeys) : new Response(null, { status: 404 });
    }),
  );
  return {
    origin,
    journeys,
    provider,
    directory,
    async close() {
      server.closeAllConnections();
      await Promise.all([new Promise((resolve) => void server.close(resolve)), provider.close()]);
      await journeys.close();
    },
  };
}

async function homePage(request: Request, journeys: Journeys): Promise<Response> {
  const session = await journeys.session(request);
  const name = session?.userName.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
  const text = name === undefined ? "Nobody is signed on." : `Signed on as ${name}.`;
  const page = `<!doctype html><html lang="en"><title>Demo</title><h1>${text}</h1><p><a href="/am/XUI/">Sign on</a></p></html>`;
  return new Response(page, { headers: { "content-type": "text/html; charset=utf-8" } });
}
