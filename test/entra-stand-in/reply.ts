import type { OutgoingHttpHeaders, ServerResponse } from "node:http";

/** Answers with JSON, and the headers that Entra sends with it. */
export function replyJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: OutgoingHttpHeaders = {},
): void {
  reply(response, status, JSON.stringify(body), {
    "content-type": "application/json; charset=utf-8",
    ...headers,
  });
}

export function reply(
  response: ServerResponse,
  status: number,
  body: string | Buffer,
  headers: OutgoingHttpHeaders,
): void {
  response.writeHead(status, {
    "cache-control": "no-store, no-cache",
    "strict-transport-security": "max-age=31536000; includeSubDomains",
    "content-length": Buffer.byteLength(body),
    ...headers,
  });
  response.end(body);
}
