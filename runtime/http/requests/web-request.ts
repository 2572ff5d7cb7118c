import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";

/** What a framework knows about a request of `node:http` beyond the request itself. */
export interface IncomingParts {
  /** `https` or `http`, as the client speaks it. */
  readonly protocol: string;
  /** With the port, if any. */
  readonly host: string;
  /** Path and query as the client sent them, whatever a router has cut off. */
  readonly path: string;
  /** Where the body can be read. */
  readonly body: Readable;
  /** The body, where a framework has read and parsed it already. */
  readonly parsedBody?: unknown;
  readonly signal: AbortSignal;
}

/** The signal of a client that goes away before it has its answer. */
export function abandonment(outgoing: ServerResponse): AbortSignal {
  const abandoned = new AbortController();
  outgoing.once("close", () => {
    if (!outgoing.writableFinished) abandoned.abort();
  });
  return abandoned.signal;
}

/**
 * A web-standard request from one of `node:http`.
 * @returns undefined for what no URL or web-standard request can say: `GET //[`, the method TRACE
 */
export function webRequest(incoming: IncomingMessage, parts: IncomingParts): Request | undefined {
  const { method = "GET" } = incoming;
  const headers = headersOf(incoming);
  const bodiless = method === "GET" || method === "HEAD";
  const body = bodiless ? undefined : bodyOf(headers, parts);
  // A path that begins with two slashes must not be read as a host.
  const path = parts.path.startsWith("/") ? parts.path : "/";
  // Nor must a `Host` header say what the path is: whoever stands in front has judged the path that came.
  if (/[/?#\\@]/.test(parts.host) || !/^https?$/i.test(parts.protocol)) return undefined;
  try {
    const request = new Request(`${parts.protocol}://${parts.host}${path}`, {
      method,
      headers,
      signal: parts.signal,
      ...(bodiless ? {} : { body: body ?? "", duplex: "half" }),
    });
    // What was read and cannot be restored must not look like an empty body: the handler tells a used one.
    if (body === undefined) void request.body?.cancel();
    return request;
  } catch {
    return undefined;
  }
}

function headersOf(incoming: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, values] of Object.entries(incoming.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value);
  }
  return headers;
}

/** Undefined for a body that is gone. */
function bodyOf(
  headers: Headers,
  { body, parsedBody }: IncomingParts,
): ReadableStream | string | undefined {
  if (!body.readableDidRead) return Readable.toWeb(body) as ReadableStream;
  // These describe the bytes that were read.
  for (const name of ["content-length", "content-encoding"]) headers.delete(name);
  return unparsed(headers.get("content-type") ?? "", parsedBody);
}

/** The text of a body that a framework has parsed; undefined for what it did not, or not as it was sent. */
function unparsed(contentType: string, parsed: unknown): string | undefined {
  if (typeof parsed === "string") return parsed;
  if (parsed instanceof Uint8Array) return Buffer.from(parsed).toString("utf8");
  if (typeof parsed !== "object" || parsed === null) return undefined;
  if (/^[^;]*[/+]json\s*(?:;|$)/i.test(contentType)) return JSON.stringify(parsed);
  if (!/^application\/x-www-form-urlencoded\s*(?:;|$)/i.test(contentType)) return undefined;
  const form = new URLSearchParams();
  for (const [name, values] of Object.entries(parsed)) {
    for (const value of [values].flat()) {
      if (typeof value !== "string") return undefined;
      form.append(name, value);
    }
  }
  return form.toString();
}
