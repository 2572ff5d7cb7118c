import { Agent, request as httpsRequest } from "node:https";
import type { ClientRequest, IncomingHttpHeaders, IncomingMessage } from "node:http";
import { createSecureContext } from "node:tls";
import { JourneyError } from "../../errors.ts";
import { readBody } from "./read-body.ts";
import { transportError } from "./transport-error.ts";
import { trustedAuthorities } from "../../trusted-authorities.ts";

export interface HttpRequest {
  readonly method: "GET" | "POST";
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** The deadline over connection, headers and body. */
  readonly signal: AbortSignal;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** The connector's only way out: HTTPS to one host. */
export interface Transport {
  /** @throws {JourneyError} `entra-tls`, `entra-unreachable`, `entra-timeout`, `entra-cancelled`, `entra-bad-answer`, `entra-host` */
  send(request: HttpRequest): Promise<HttpAnswer>;
  /** Frees the sockets. */
  close(): void;
}

/**
 * @param host the only host that may be asked, on port 443
 * @param certificateAuthorities PEM of authorities to trust besides the default ones
 */
export function createTransport(host: string, certificateAuthorities?: string): Transport {
  // A context, not `ca`: with `ca` the agent makes 150 root certificates part of the pool's key on each request.
  const secureContext = createSecureContext({
    minVersion: "TLSv1.2",
    ...(certificateAuthorities && { ca: trustedAuthorities(certificateAuthorities) }),
  });
  // `rejectUnauthorized` is said aloud so that NODE_TLS_REJECT_UNAUTHORIZED=0 does not reach this connection.
  const options = { keepAlive: true, secureContext, rejectUnauthorized: true, maxFreeSockets: 16 };
  const agent = new Agent(options);
  return {
    async send(request) {
      const url = permitted(request.url, host);
      try {
        return await exchange(agent, url, request);
      } catch (error) {
        throw transportError(error, host, request.signal);
      }
    },
    close: () => agent.destroy(),
  };
}

function permitted(address: string, host: string): URL {
  const url = new URL(address);
  if (url.protocol === "https:" && url.host === host && url.username === "") return url;
  throw new JourneyError(
    "entra-host",
    "The connector was about to send to another host than its own.",
    "This is a fault of the connector: report it.",
  );
}

/**
 * One request and its whole answer; redirects are answers like any other. It is sent a second time, and no more, only
 * when a kept-alive socket was reset before anything came back: nearly always it had died while it was idle, and
 * Entra has seen nothing. Where it has, smart lockout does not count the same wrong password twice.
 */
async function exchange(agent: Agent, url: URL, request: HttpRequest): Promise<HttpAnswer> {
  const sent = send(agent, url, request);
  let response: IncomingMessage;
  try {
    response = await sent.response;
  } catch (error) {
    if (!isStaleSocket(sent.request, error) || request.signal.aborted) throw error;
    // The other idle sockets are as old.
    for (const idle of Object.values(agent.freeSockets))
      idle?.forEach((socket) => socket.destroy());
    response = await send(agent, url, request).response;
  }
  const body = await readBody(response);
  return { status: response.statusCode ?? 0, headers: response.headers, body };
}

interface Sent {
  readonly request: ClientRequest;
  readonly response: Promise<IncomingMessage>;
}

function send(agent: Agent, url: URL, { method, headers, body, signal }: HttpRequest): Sent {
  const length = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
  const request = httpsRequest(url, {
    agent,
    method,
    signal,
    headers: { accept: "application/json", "accept-encoding": "gzip", ...headers, ...length },
  });
  const response = new Promise<IncomingMessage>((resolve, reject) => {
    request.once("response", resolve).on("error", reject);
  });
  request.end(body);
  return { request, response };
}

function isStaleSocket(request: ClientRequest, error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  return request.reusedSocket && (code === "ECONNRESET" || code === "EPIPE");
}
