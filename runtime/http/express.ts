import type { IncomingMessage, ServerResponse } from "node:http";
import { serve } from "./node-server.ts";
import { abandonment, webRequest } from "./requests/web-request.ts";

/** What is used of an Express request: its own reading of the proxies in front, by the setting `trust proxy`. */
export interface ExpressRequest extends IncomingMessage {
  readonly originalUrl: string;
  readonly protocol: string;
  readonly host: string;
  readonly ip?: string | undefined;
  readonly body?: unknown;
}

/**
 * Puts a web-standard handler into an Express 5 app: `app.use("/am", toExpressHandler(journeys.handler))`. The path is
 * that of the option `base`. Body parsers in front of it do no harm, but it needs none.
 */
export function toExpressHandler(
  handler: (request: Request) => Promise<Response>,
): (incoming: ExpressRequest, outgoing: ServerResponse) => void {
  return (incoming, outgoing) => {
    const request = webRequest(incoming, {
      protocol: incoming.protocol,
      host: incoming.host || "localhost",
      path: incoming.originalUrl,
      body: incoming,
      parsedBody: incoming.body,
      signal: abandonment(outgoing),
    });
    void serve(handler, request, incoming, outgoing, incoming.ip);
  };
}
