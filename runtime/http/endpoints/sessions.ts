import type { JsonObject } from "../../json.ts";
import type { Session } from "../../session/store.ts";
import { errorResponse } from "../responses/error-response.ts";
import type { Exchange } from "../exchange.ts";
import { jsonResponse } from "../responses/json-response.ts";
import { parseJsonObject } from "../requests/parse-json.ts";
import { readBody } from "../requests/read-body.ts";
import { expiredSessionCookie, sessionToken } from "../cookies/session-cookie.ts";
import { universalId } from "./universal-id.ts";

type Action = (exchange: Exchange, token: string | undefined) => Promise<Response>;

const actions: ReadonlyMap<string, Action> = new Map([
  ["logout", logout],
  ["getSessionInfo", getSessionInfo],
  ["getSessionInfoAndResetIdleTime", getSessionInfoAndResetIdleTime],
  ["getSessionProperties", getSessionProperties],
  ["refresh", refresh],
  ["validate", validate],
]);

/** `POST …/sessions?_action=…`. Asking about a session is no use of it, unless the action says so. */
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

async function logout({ request, server }: Exchange, token: string | undefined): Promise<Response> {
  if (!(await server.sessions.end(token))) return accessDenied();
  const cookie = ["set-cookie", expiredSessionCookie(request, server.settings)] as const;
  return jsonResponse(200, { result: "Successfully logged out" }, [cookie]);
}

async function getSessionInfo(exchange: Exchange, token: string | undefined): Promise<Response> {
  return about(await exchange.server.sessions.peek(token), exchange, sessionInfo);
}

async function getSessionInfoAndResetIdleTime(
  exchange: Exchange,
  token: string | undefined,
): Promise<Response> {
  return about(await exchange.server.sessions.refresh(token), exchange, sessionInfo);
}

async function getSessionProperties(
  exchange: Exchange,
  token: string | undefined,
): Promise<Response> {
  return about(
    await exchange.server.sessions.peek(token),
    exchange,
    ({ properties = {} }) => properties,
  );
}

async function refresh(exchange: Exchange, token: string | undefined): Promise<Response> {
  return about(await exchange.server.sessions.refresh(token), exchange, remainingTimes);
}

async function validate({ server }: Exchange, token: string | undefined): Promise<Response> {
  const session = await server.sessions.peek(token);
  if (!session) return jsonResponse(200, { valid: false });
  return jsonResponse(200, { valid: true, uid: session.userId, realm: `/${session.realm}` });
}

/** The answer for a session; one that is unknown, ended or expired is access denied. */
function about(
  session: Session | undefined,
  exchange: Exchange,
  body: (session: Session, exchange: Exchange) => JsonObject,
): Response {
  return session ? jsonResponse(200, body(session, exchange)) : accessDenied();
}

function accessDenied(): Response {
  return errorResponse(401, "Access Denied");
}

function sessionInfo(session: Session, { server }: Exchange): JsonObject {
  return {
    username: session.userId,
    universalId: universalId(session),
    realm: `/${session.realm}`,
    latestAccessTime: time(session.lastUsedAt),
    maxIdleExpirationTime: time(session.lastUsedAt + server.sessions.idleMilliseconds(session)),
    maxSessionExpirationTime: time(session.expiresAt),
    properties: session.properties ?? {},
  };
}

/** As AM has it: `idletime` and `maxtime` in seconds, the limits in minutes. */
function remainingTimes(session: Session, { server: { sessions: all } }: Exchange): JsonObject {
  return {
    uid: session.userId,
    realm: `/${session.realm}`,
    idletime: 0,
    maxidletime: Math.floor(all.idleMilliseconds(session) / 60_000),
    maxsessiontime: Math.floor((session.expiresAt - session.createdAt) / 60_000),
    maxtime: Math.floor((session.expiresAt - session.lastUsedAt) / 1000),
  };
}

/** To the second, as AM writes times. */
function time(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}
