import type { ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";
import { oauthError } from "./oauth-error.ts";
import { reply, replyJson } from "./reply.ts";

/** What a fault has to work with. */
export interface FaultRequest {
  readonly userName: string;
  readonly correlationId: string;
  readonly response: ServerResponse;
  /** The body of a success for this user. */
  readonly success: () => Promise<unknown>;
}

type Fault = (request: FaultRequest, match: RegExpMatchArray) => void | Promise<void>;

const html = { "content-type": "text/html; charset=utf-8" };
const json = { "content-type": "application/json; charset=utf-8" };
const proxyPage = "<!DOCTYPE html><title>Blocked</title><p>Blocked by proxy</p>";

/** Faults of the answer, by the part of the user name before the `@`. */
const faults: readonly (readonly [RegExp, Fault])[] = [
  [/^err(\d+)(?:-retry(\d+))?$/, answerError],
  [/^http(\d{3})(?:-retry(\d+))?$/, answerStatus],
  [
    /^http(\d{3})-html$/,
    ({ response }, [, status]) => reply(response, Number(status), proxyPage, html),
  ],
  [
    /^proxy(\d{3})$/,
    ({ response }, [, status]) =>
      replyJson(response, Number(status), { message: "blocked by proxy" }),
  ],
  [/^hang$/, () => undefined],
  [/^slowbody$/, dripBody],
  [/^reset$/, ({ response }) => void response.socket?.destroy()],
  [/^truncated$/, cutBody],
  [/^emptybody$/, ({ response }) => reply(response, 200, "", json)],
  [/^emptyobj$/, ({ response }) => replyJson(response, 200, {})],
  [/^array$/, async ({ response, success }) => replyJson(response, 200, [await success()])],
  [
    /^noidtoken$/,
    async ({ response, success }) => replyJson(response, 200, withoutIdToken(await success())),
  ],
  [/^created$/, async ({ response, success }) => replyJson(response, 201, await success())],
  [
    /^tokenanderror$/,
    async ({ response, success }) =>
      replyJson(response, 200, { ...object(await success()), error: "invalid_grant" }),
  ],
  [
    /^redirect$/,
    ({ response }) =>
      reply(response, 307, "", { location: "https://login.microsoftonline.us/steal" }),
  ],
  [
    /^redirect-elsewhere$/,
    ({ response }) => reply(response, 307, "", { location: "https://attacker.example/steal" }),
  ],
  [
    /^bigbody$/,
    ({ response }) =>
      reply(response, 200, JSON.stringify({ filler: "x".repeat(2 * 1024 * 1024) }), json),
  ],
  [
    /^gzip$/,
    async ({ response, success }) =>
      replyPacked(response, gzipSync(JSON.stringify(await success()))),
  ],
  [/^gzipbomb$/, ({ response }) => replyPacked(response, gzipSync(Buffer.alloc(64 * 1024 * 1024)))],
  [/^badgzip$/, ({ response }) => replyPacked(response, Buffer.from("this is not gzip"))],
  [/^brotli$/, ({ response }) => reply(response, 200, "{}", { ...json, "content-encoding": "br" })],
];

/** The fault that this user name asks for. */
export function findFault(
  userName: string,
): ((request: FaultRequest) => void | Promise<void>) | undefined {
  const [localPart = ""] = userName.toLowerCase().split("@");
  for (const [pattern, fault] of faults) {
    const match = localPart.match(pattern);
    if (match) return (request) => fault(request, match);
  }
  return undefined;
}

/** `err50126@…`, `err50126-retry5@…` */
function answerError(request: FaultRequest, [, number, retryAfter]: RegExpMatchArray): void {
  const { status, body } = oauthError(Number(number), request.correlationId, request.userName);
  replyJson(request.response, status, body, retryAfter ? { "retry-after": retryAfter } : {});
}

/** `http503@…`, `http503-retry7@…` */
function answerStatus(request: FaultRequest, [, status, retryAfter]: RegExpMatchArray): void {
  const { body } = oauthError(90033, request.correlationId, request.userName);
  replyJson(
    request.response,
    Number(status),
    body,
    retryAfter ? { "retry-after": retryAfter } : {},
  );
}

/** Headers at once, then a byte now and then, for ever. */
function dripBody({ response }: FaultRequest): void {
  response.writeHead(200, json);
  const timer = setInterval(() => response.write(" "), 50);
  response.on("close", () => clearInterval(timer));
}

async function cutBody({ response, success }: FaultRequest): Promise<void> {
  const body = JSON.stringify(await success());
  response.writeHead(200, { ...json, "content-length": body.length });
  response.write(body.slice(0, body.length / 2), () => response.socket?.destroy());
}

function replyPacked(response: ServerResponse, body: Buffer): void {
  reply(response, 200, body, { ...json, "content-encoding": "gzip" });
}

function withoutIdToken(body: unknown): unknown {
  return { ...object(body), id_token: undefined };
}

function object(body: unknown): object {
  return typeof body === "object" && body !== null ? body : {};
}
