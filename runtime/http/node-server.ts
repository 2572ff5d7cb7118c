import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

export interface NodeHandlerOptions {
  /** True behind a proxy of your own that sets `X-Forwarded-Proto` and `X-Forwarded-Host`. Default: false. */
  readonly trustProxy?: boolean;
}

/**
 * For `createServer(serverLimits, …)`: how long a client may take to send a request. Node's own limits are one minute
 * for the headers and five for the whole, looked after twice a minute.
 */
export const serverLimits = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 1_000,
} as const;

/** More than browsers and proxies send together. Node bounds their size, 16 KiB, and leaves out those beyond 2,000. */
const maximumHeaders = 200;

/** Where requests came from. A web-standard request has no place for it. */
const socketAddresses = new WeakMap<Request, string>();

/**
 * The address at the other end of a request's socket, for the option `clientAddress`. Behind a proxy it is the proxy's:
 * there read the header that your proxy sets.
 */
export function socketAddress(request: Request): string | undefined {
  return socketAddresses.get(request);
}

/**
 * Puts a web-standard handler under `node:http`: `createServer(toNodeHandler(journeys.handler))`.
 * The request's signal is aborted when the client goes away before it has its answer.
 */
export function toNodeHandler(
  handler: (request: Request) => Promise<Response>,
  options: NodeHandlerOptions = {},
): (incoming: IncomingMessage, outgoing: ServerResponse) => void {
  return (incoming, outgoing) => {
    const abandoned = new AbortController();
    outgoing.once("close", () => {
      if (!outgoing.writableFinished) abandoned.abort();
    });
    void serve(handler, incoming, outgoing, options, abandoned.signal).catch(() =>
      outgoing.destroy(),
    );
  };
}

async function serve(
  handler: (request: Request) => Promise<Response>,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  options: NodeHandlerOptions,
  signal: AbortSignal,
): Promise<void> {
  // Names and values are listed one after the other.
  if (incoming.rawHeaders.length > 2 * maximumHeaders) {
    outgoing.writeHead(431, { connection: "close" }).end();
    return;
  }
  const request = toRequest(incoming, options, signal);
  if (!request) {
    outgoing.writeHead(400, { connection: "close" }).end();
    return;
  }
  const address = incoming.socket.remoteAddress;
  if (address !== undefined) socketAddresses.set(request, address);
  await send(await handler(request), incoming, outgoing);
}

/** Undefined for what no URL or web-standard request can say: `GET //[`, the method TRACE. */
function toRequest(
  incoming: IncomingMessage,
  options: NodeHandlerOptions,
  signal: AbortSignal,
): Request | undefined {
  const method = incoming.method ?? "GET";
  const withBody = method !== "GET" && method !== "HEAD";
  try {
    return new Request(addressOf(incoming, options), {
      method,
      headers: headersOf(incoming),
      signal,
      ...(withBody ? { body: Readable.toWeb(incoming) as ReadableStream, duplex: "half" } : {}),
    });
  } catch {
    return undefined;
  }
}

function addressOf(incoming: IncomingMessage, { trustProxy = false }: NodeHandlerOptions): string {
  const forwarded = (name: string): string | undefined =>
    trustProxy
      ? String(incoming.headers[name] ?? "")
          .split(",", 1)[0]
          ?.trim()
      : undefined;
  const encrypted = "encrypted" in incoming.socket && incoming.socket.encrypted === true;
  const protocol = forwarded("x-forwarded-proto") || (encrypted ? "https" : "http");
  const host = forwarded("x-forwarded-host") || (incoming.headers.host ?? "localhost");
  // A path that begins with two slashes must not be read as a host.
  return `${protocol}://${host}${incoming.url?.startsWith("/") ? incoming.url : "/"}`;
}

function headersOf(incoming: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, values] of Object.entries(incoming.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value);
  }
  return headers;
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
  if (response.body) await pipeline(Readable.fromWeb(response.body as never), outgoing);
  else outgoing.end();
}
