import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { abandonment, type IncomingParts, webRequest } from "./requests/web-request.ts";
import { textOf } from "./responses/text-response.ts";
import { withAddress } from "./socket-address.ts";

export { socketAddress } from "./socket-address.ts";

export interface NodeHandlerOptions {
  /** True behind a proxy of your own that sets `X-Forwarded-Proto` and `X-Forwarded-Host`. Default: false. */
  readonly trustProxy?: boolean;
}

/** More than browsers and proxies send together. Node bounds their size, 16 KiB, and leaves out those beyond 2,000. */
const maximumHeaders = 200;

/**
 * Puts a web-standard handler under `node:http`: `createServer(toNodeHandler(journeys.handler))`.
 * The request's signal is aborted when the client goes away before it has its answer.
 */
export function toNodeHandler(
  handler: (request: Request) => Promise<Response>,
  options: NodeHandlerOptions = {},
): (incoming: IncomingMessage, outgoing: ServerResponse) => void {
  return (incoming, outgoing) => {
    const parts = partsOf(incoming, options, abandonment(outgoing));
    const request = webRequest(incoming, parts);
    void serve(handler, request, incoming, outgoing);
  };
}

/** Hands a request to the handler and its answer to the client. */
export async function serve(
  handler: (request: Request) => Promise<Response>,
  request: Request | undefined,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  address = incoming.socket.remoteAddress,
): Promise<void> {
  // Names and values are listed one after the other.
  if (incoming.rawHeaders.length > 2 * maximumHeaders) {
    outgoing.writeHead(431, { connection: "close" }).end();
    return;
  }
  if (!request) {
    outgoing.writeHead(400, { connection: "close" }).end();
    return;
  }
  try {
    await send(await handler(withAddress(request, address)), incoming, outgoing);
  } catch {
    outgoing.destroy();
  }
}

/** What frameworks on top of `node:http` put on a request. */
interface FrameworkParts {
  /** The URL as it came, where a router has cut off the path that a handler is mounted at. */
  readonly originalUrl?: unknown;
  /** The parsed body. */
  readonly body?: unknown;
}

function partsOf(
  incoming: IncomingMessage,
  { trustProxy = false }: NodeHandlerOptions,
  signal: AbortSignal,
): IncomingParts {
  const forwarded = (name: string): string | undefined =>
    trustProxy
      ? String(incoming.headers[name] ?? "")
          .split(",", 1)[0]
          ?.trim()
      : undefined;
  const encrypted = "encrypted" in incoming.socket && incoming.socket.encrypted === true;
  const { originalUrl, body: parsedBody }: FrameworkParts = incoming as FrameworkParts;
  return {
    protocol: forwarded("x-forwarded-proto") || (encrypted ? "https" : "http"),
    host: forwarded("x-forwarded-host") || (incoming.headers.host ?? "localhost"),
    path: typeof originalUrl === "string" ? originalUrl : (incoming.url ?? "/"),
    body: incoming,
    parsedBody,
    signal,
  };
}

async function send(
  response: Response,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  outgoing.statusCode = response.status;
  for (const [name, value] of response.headers) {
    if (name !== "set-cookie") outgoing.setHeader(name, value);
  }
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) outgoing.setHeader("set-cookie", cookies);
  // What is left of a body that was refused is not read: the connection ends with the answer.
  if (!incoming.complete) outgoing.setHeader("connection", "close");
  const text = textOf(response);
  if (text !== undefined) outgoing.end(text);
  else if (response.body) await pipeline(Readable.fromWeb(response.body as never), outgoing);
  else outgoing.end();
}
