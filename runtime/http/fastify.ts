import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { withAddress } from "./socket-address.ts";
import { abandonment, webRequest } from "./requests/web-request.ts";

/** What is used of a Fastify request: its own reading of the proxies in front, by the option `trustProxy`. */
export interface FastifyRequest {
  readonly raw: IncomingMessage;
  readonly originalUrl: string;
  readonly protocol: string;
  readonly host: string;
  readonly ip: string;
  readonly body: unknown;
}

export interface FastifyReply {
  readonly raw: ServerResponse;
  header(name: string, value: string): unknown;
  send(payload?: unknown): unknown;
}

type BodyParser = (
  request: unknown,
  payload: IncomingMessage,
  done: (error: Error | null, body?: unknown) => void,
) => void;

type RouteHandler = (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;

/** What is used of the Fastify instance that a plugin gets. */
export interface FastifyInstance {
  removeAllContentTypeParsers(): unknown;
  addContentTypeParser(contentType: string, parser: BodyParser): unknown;
  all(path: string, handler: RouteHandler): unknown;
  setErrorHandler(
    handler: (error: unknown, request: FastifyRequest, reply: FastifyReply) => Promise<unknown>,
  ): unknown;
}

/**
 * A web-standard handler as a Fastify 5 plugin: `app.register(toFastifyPlugin(journeys.handler), { prefix: "/am" })`.
 * The prefix is the option `base`. Fastify's body parsers are off inside of the plugin alone: they refuse forms and
 * empty JSON, both of which sign-on needs.
 */
export function toFastifyPlugin(
  handler: (request: Request) => Promise<Response>,
): (instance: FastifyInstance) => Promise<void> {
  return async (instance) => {
    instance.removeAllContentTypeParsers();
    // A hook may have put another stream into the place of the request.
    instance.addContentTypeParser("*", (_request, payload, done) => done(null, payload));
    const answer = answerWith(handler);
    instance.all("/*", answer);
    // Fastify answers a content type that it cannot read with 415 and a body of its own.
    instance.setErrorHandler(async (error, request, reply) => {
      if (isUnreadContentType(error)) return answer(request, reply);
      throw error;
    });
  };
}

function answerWith(handler: (request: Request) => Promise<Response>): RouteHandler {
  return async ({ raw, protocol, host, originalUrl: path, body, ip }, reply) => {
    const request = webRequest(raw, {
      protocol,
      host: host || "localhost",
      path,
      body: body instanceof Readable ? body : raw,
      signal: abandonment(reply.raw),
    });
    const response = request
      ? await handler(withAddress(request, ip))
      : new Response(null, { status: 400 });
    // What is left of a body that was refused is not read: the connection ends with the answer.
    if (!raw.complete || !request) reply.header("connection", "close");
    return reply.send(response);
  };
}

function isUnreadContentType(error: unknown): boolean {
  return error instanceof Error && "code" in error && String(error.code).startsWith("FST_ERR_CTP_");
}
