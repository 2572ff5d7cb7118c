import type { AnyOptions } from "../app/options.ts";
import type { ServedJourney } from "../machine/served-journey.ts";
import type { Log } from "../machine/ports.ts";
import type { Runs } from "../session/runs.ts";
import { Sealer } from "../session/seal.ts";
import type { SignOnSessions } from "../session/sign-on-sessions.ts";
import { type Health, healthResponse } from "./endpoints/health.ts";
import type { Exchange, Server } from "./exchange.ts";
import { BodyTaken, failureMessage, failureOf, failureResponse } from "./failure.ts";
import { type HttpSettings, httpSettings } from "./http-settings.ts";
import { preflight, withCors } from "./origins/cors.ts";
import { isForgeable } from "./origins/cross-site.ts";
import { errorResponse } from "./responses/error-response.ts";
import { type Match, matchRoute, realmParameter, segmentsBelow } from "./routes.ts";

/** The page with its texts in many languages: loaded when it is first asked for, as many apps have a page of their own. */
const loadPage = () => import("./sign-on-page/index.ts");

export interface HandlerParts {
  readonly options: AnyOptions;
  readonly keys: readonly string[];
  readonly log: Log;
  /** Opens the stores at the first request. */
  open(): Promise<{ readonly runs: Runs; readonly sessions: SignOnSessions }>;
  startable(name?: string): ServedJourney | undefined;
  readonly health: Health;
  readonly production: boolean;
}

/** The web-standard handler: the authenticate protocol and the sign-on page below the base path, 404 elsewhere. */
export function createHandler(parts: HandlerParts): (request: Request) => Promise<Response> {
  const settings = httpSettings(parts.options, parts.production);
  const pageSealer = new Sealer(parts.keys, "page", settings.realm);
  const answer = async (request: Request): Promise<Response> => {
    const url = new URL(request.url);
    const segments = segmentsBelow(url.pathname, settings.base) ?? [];
    // The page is for its own visitors: no other origin reads it, listed or not.
    const page = segments[0] === "XUI" && settings.page !== false;
    const open = async (): Promise<Exchange> => {
      const { startable, log } = parts;
      const server: Server = { settings, log, startable, pageSealer, ...(await parts.open()) };
      return { request, url, server };
    };
    try {
      if (segments[0] === "health")
        return (await healthResponse(request, segments.slice(1), parts.health)) ?? notFound();
      if (request.bodyUsed) throw new BodyTaken();
      if (page) {
        const { signOnPage } = await loadPage();
        return await signOnPage(await open(), segments.slice(1));
      }
      return withCors(await protocol(request, url, segments, settings, open), request, settings);
    } catch (thrown) {
      const failure = failureOf(thrown, parts.log);
      if (!page) return withCors(failureResponse(failure), request, settings);
      const { messagePage, visitOf } = await loadPage();
      return messagePage(visitOf(request, url, settings), failureMessage(failure));
    }
  };
  return async (request) => {
    const response = await answer(request);
    return request.method === "HEAD" ? new Response(null, response) : response;
  };
}

/** The protocol's answer. What can be said before anything is opened is said then. */
async function protocol(
  request: Request,
  url: URL,
  segments: readonly string[],
  settings: HttpSettings,
  open: () => Promise<Exchange>,
): Promise<Response> {
  const match = matchRoute(segments);
  if (!match) return notFound();
  const early =
    preflight(request, match.route.method, settings) ?? refuse(request, url, match, settings);
  return early ?? match.route.endpoint(await open());
}

function refuse(
  request: Request,
  url: URL,
  match: Match,
  settings: HttpSettings,
): Response | undefined {
  const { method } = match.route;
  if ((request.method === "HEAD" ? "GET" : request.method) !== method)
    return errorResponse(405, "Method Not Allowed", undefined, [["allow", method]]);
  if (isForgeable(request, settings))
    return errorResponse(403, "CSRF protection: a header is missing");
  const named = url.searchParams.get("realm");
  const realm = named === null ? match.realm : realmParameter(named);
  // Clients ask the top-level realm, too, before they know their own; there is one realm here.
  if (realm !== settings.realm && realm !== "") return errorResponse(400, "Invalid realm");
  return undefined;
}

function notFound(): Response {
  return errorResponse(404, "Resource not found");
}
