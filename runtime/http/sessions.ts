import { errorResponse } from "./error-response.ts";
import type { Exchange } from "./exchange.ts";
import { jsonResponse } from "./json-response.ts";
import { parseJsonObject } from "./parse-json.ts";
import { readBody } from "./read-body.ts";
import { expiredSessionCookie, sessionToken } from "./session-cookie.ts";
import { universalId } from "./universal-id.ts";

type Action = (exchange: Exchange, token: string | undefined) => Promise<Response>;

const actions: ReadonlyMap<string, Action> = new Map([
  ["logout", logout],
  ["getSessionInfo", getSessionInfo],
  ["validate", validate],
]);

/** `POST …/sessions?_action=…` */
export async function sessions(exchange: Exchange): Promise<Response> {
  const { request, server, url } = exchange;
  const action = actions.get(url.searchParams.get("_action") ?? "");
  if (!action) return errorResponse(400, "Unknown action");
  const { bodyBytes, jsonDepth } = server.settings.limits;
  const text = await readBody(request, bodyBytes);
  if (text === undefined) return errorResponse(413, "The request is too large");
  const named = parseJsonObject(text, jsonDepth)?.["tokenId"];
  const token =
    typeof named === "string" ? named : sessionToken(request, server.settings.cookieName);
  return action(exchange, token);
}

function accessDenied(): Response {
  return errorResponse(401, "Access Denied");
}

async function logout({ request, server }: Exchange, token: string | undefined): Promise<Response> {
  if (!(await server.sessions.end(token))) return accessDenied();
  const cookie = ["set-cookie", expiredSessionCookie(request, server.settings)] as const;
  return jsonResponse(200, { result: "Successfully logged out" }, [cookie]);
}

async function getSessionInfo({ server }: Exchange, token: string | undefined): Promise<Response> {
  const session = await server.sessions.verify(token);
  if (!session) return accessDenied();
  return jsonResponse(200, {
    username: session.userId,
    universalId: universalId(session),
    realm: `/${session.realm}`,
    latestAccessTime: time(session.lastUsedAt),
    maxIdleExpirationTime: time(session.lastUsedAt + server.sessions.limits.idleMilliseconds),
    maxSessionExpirationTime: time(session.expiresAt),
    properties: {},
  });
}

async function validate({ server }: Exchange, token: string | undefined): Promise<Response> {
  const session = await server.sessions.verify(token);
  if (!session) return jsonResponse(200, { valid: false });
  return jsonResponse(200, { valid: true, uid: session.userId, realm: `/${session.realm}` });
}

/** To the second, as AM writes times. */
function time(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}
