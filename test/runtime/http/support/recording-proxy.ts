import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import { toNodeHandler } from "@journeyc/runtime/http/node-server";
import { listen } from "../../../support/listen.ts";
import { lint } from "./lint/lint.ts";
import type { Recorded } from "./lint/recorded.ts";

/** A server on a port of its own, and the proxy before it that hears all that is said. */
export interface RecordedServer {
  /** Of the proxy: `http://localhost:1234`. */
  readonly origin: string;
  readonly recorded: Recorded[];
  /** `POST /am/json/…?a=b 200`, one line per response. */
  lines(): readonly string[];
  /** What is wrong with the responses so far. */
  mistakes(): readonly string[];
  close(): Promise<void>;
}

/** Serves a handler over `node:http`, behind a proxy that keeps every request with its response. */
export async function recordedServer(
  handler: (request: Request) => Promise<Response>,
): Promise<RecordedServer> {
  const app = createServer(toNodeHandler(handler));
  const proxy = await recordingProxy(await listen(app));
  return {
    ...proxy,
    close: async () => {
      await proxy.close();
      await stop(app);
    },
  };
}

/** Answers a request itself, instead of the server behind the proxy: then it is not recorded. */
export type Instead = (request: IncomingMessage, response: ServerResponse) => boolean;

/** A proxy before a server that runs already, on this machine. */
export async function recordingProxy(
  port: number,
  instead: Instead = () => false,
): Promise<RecordedServer> {
  const recorded: Recorded[] = [];
  const proxy = createServer((incoming, outgoing) => {
    if (instead(incoming, outgoing)) return;
    forward(incoming, outgoing, port, recorded).catch(() => outgoing.destroy());
  });
  const origin = `http://localhost:${await listen(proxy)}`;
  const line = ({ method, url, status }: Recorded): string =>
    `${method} ${url.pathname}${url.search} ${status}`;
  return {
    origin,
    recorded,
    lines: () => recorded.map(line),
    mistakes: () =>
      recorded.flatMap((exchange) =>
        lint(exchange).map((mistake) => `${line(exchange)}: ${mistake}`),
      ),
    close: () => stop(proxy),
  };
}

async function stop(server: ReturnType<typeof createServer>): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}

async function forward(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  port: number,
  recorded: Recorded[],
): Promise<void> {
  const requestBody = await buffer(incoming);
  const { method = "GET", url = "/", headers, rawHeaders } = incoming;
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    request({ host: "127.0.0.1", port, method, path: url, headers }, resolve)
      .on("error", reject)
      .end(requestBody);
  });
  const body = await buffer(answer);
  recorded.push({
    method,
    url: new URL(`http://${headers.host}${url}`),
    requestHeaders: headersOf(rawHeaders),
    requestBody: requestBody.toString(),
    status: answer.statusCode ?? 0,
    headers: headersOf(answer.rawHeaders),
    body: body.toString(),
  });
  outgoing.writeHead(answer.statusCode ?? 502, answer.rawHeaders).end(body);
}

/** From Node's flat list of names and values. */
function headersOf(raw: readonly string[]): Headers {
  const headers = new Headers();
  for (let at = 0; at + 1 < raw.length; at += 2) headers.append(raw[at] ?? "", raw[at + 1] ?? "");
  return headers;
}
