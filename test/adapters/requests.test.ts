import { createServer, request as send, type RequestListener, type Server } from "node:http";
import { connect } from "node:net";
import { gzipSync } from "node:zlib";
import { toExpressHandler } from "@journeyc/runtime/http/express";
import { toFastifyPlugin } from "@journeyc/runtime/http/fastify";
import { socketAddress, toNodeHandler } from "@journeyc/runtime/http/node-server";
import { serverTimeouts } from "@journeyc/runtime/http/server-timeouts";
import express, { type RequestHandler } from "express";
import fastify, { type FastifyInstance } from "fastify";
import { afterEach, describe, expect, test } from "vitest";
import { listen } from "../support/listen.ts";
import { login, testApp } from "../runtime/machine/support/journeys.ts";

// What a handler sees of a request, and a client of an answer, whatever stands between them.

interface Seen {
  readonly method: string;
  readonly url: string;
  readonly body: string;
  readonly address: string | null;
}

const servers: Server[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

async function show(request: Request): Promise<Response> {
  const seen: Seen = {
    method: request.method,
    url: request.url,
    body: request.bodyUsed ? "(taken)" : await request.text(),
    address: socketAddress(request) ?? null,
  };
  const headers = new Headers([
    ["set-cookie", "a=1; Path=/"],
    ["set-cookie", "b=2; Expires=Thu, 01 Jan 1970 00:00:00 GMT"],
  ]);
  return Response.json(seen, { headers });
}

async function originOf(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  return `http://127.0.0.1:${await listen(server)}`;
}

type Handler = (request: Request) => Promise<Response>;

const frameworks: Readonly<Record<string, (handler: Handler) => Promise<string>>> = {
  express: (handler) => originOf(express().use("/am", toExpressHandler(handler))),
  "node:http in express": (handler) => originOf(express().use("/am", toNodeHandler(handler))),
  fastify: (handler) =>
    fastifyOrigin(fastify().register(toFastifyPlugin(handler), { prefix: "/am" })),
};

async function fastifyOrigin(app: FastifyInstance): Promise<string> {
  const origin = await app.listen({ port: 0, host: "127.0.0.1" });
  servers.push(app.server);
  return origin;
}

const post = async (
  url: string,
  type: string,
  body: string | Uint8Array,
  more: Readonly<Record<string, string>> = {},
): Promise<Seen> => {
  const headers = { ...(type === "" ? {} : { "content-type": type }), ...more };
  const response = await fetch(url, { method: "POST", headers, body: Buffer.from(body) });
  return (await response.json()) as Seen;
};

describe.each(Object.entries(frameworks))("%s", (_name, serve) => {
  test("the path is whole, the address known, each cookie by itself", async () => {
    const origin = await serve(show);
    const response = await fetch(`${origin}/am/a/?b=%2F`);
    expect(await response.json()).toEqual({
      method: "GET",
      url: `${origin}/am/a/?b=%2F`,
      body: "",
      address: "127.0.0.1",
    });
    expect(response.headers.getSetCookie()).toHaveLength(2);
  });

  test.each(["application/json", "application/x-www-form-urlencoded", "x/y", "nonsense", ""])(
    "a body of type %o arrives as it was sent",
    async (type) => {
      const origin = await serve(show);
      expect((await post(`${origin}/am/a`, type, '{ "a":1}')).body).toBe('{ "a":1}');
    },
  );

  test("a client that goes away aborts the request", async () => {
    let aborted = (): void => undefined;
    const seen = new Promise<void>((resolve) => {
      aborted = resolve;
    });
    const origin = await serve((request) => {
      request.signal.addEventListener("abort", aborted);
      return new Promise(() => undefined);
    });
    const sending = send(`${origin}/am/a`).on("error", () => undefined);
    sending.end();
    setTimeout(() => sending.destroy(), 100);
    await seen;
  });

  test.each(["x/am/b?", "x?", "x#", "user@x", "x\\am"])(
    "a Host that would say what the path is, %o, is refused",
    async (host) => {
      const origin = await serve(show);
      const answer = await new Promise<string>((resolve) => {
        const socket = connect(Number(new URL(origin).port), "127.0.0.1");
        socket.setEncoding("utf8").once("data", resolve);
        socket.end(`GET /am/a HTTP/1.1\r\nHost: ${host}\r\n\r\n`);
      });
      expect(answer).not.toMatch(/am\/b|^HTTP\/1\.1 200 /);
    },
  );

  test("what is no URL is refused, and the server lives on", async () => {
    const origin = await serve(show);
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(Number(new URL(origin).port), "127.0.0.1");
      socket.setEncoding("utf8").once("data", resolve);
      socket.end("GET /am/a HTTP/1.1\r\nHost: [\r\n\r\n");
    });
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect((await fetch(`${origin}/am/a`)).status).toBe(200);
  });
});

test("a proxy that passes on what a client says of protocol and host makes no other path of it", async () => {
  const origin = await originOf(toNodeHandler(show, { trustProxy: true }));
  const forwarded: readonly Readonly<Record<string, string>>[] = [
    { "x-forwarded-proto": "https://id.example.com/am/b?" },
    { "x-forwarded-proto": "ftp" },
    { "x-forwarded-host": "id.example.com/am/b?" },
  ];
  for (const headers of forwarded) {
    const response = await fetch(`${origin}/am/a`, { headers });
    expect([headers, response.status]).toEqual([headers, 400]);
  }
  const headers = { "x-forwarded-proto": "HTTPS", "x-forwarded-host": "id.example.com, evil" };
  const { url } = (await (await fetch(`${origin}/am/a`, { headers })).json()) as Seen;
  expect(url).toBe("https://id.example.com/am/a");
});

describe("express with parsers in front", () => {
  const parsing = (...parsers: readonly RequestHandler[]): Promise<string> => {
    const app = express();
    for (const parser of parsers) app.use(parser);
    return originOf(app.use("/am", toExpressHandler(show)));
  };

  test("JSON", async () => {
    const origin = await parsing(express.json());
    const body = '{"a":[1,{"__proto__":null}],"ü":"😀"}';
    expect((await post(`${origin}/am/a`, "application/json", body)).body).toBe(body);
    expect((await post(`${origin}/am/a`, "application/json", "")).body).toBe("");
    const zipped = gzipSync(body);
    const coded = { "content-encoding": "gzip" };
    expect((await post(`${origin}/am/a`, "application/json", zipped, coded)).body).toBe(body);
  });

  test.each([true, false])("forms, extended: %s", async (extended) => {
    const origin = await parsing(express.urlencoded({ extended }));
    const type = "application/x-www-form-urlencoded;charset=UTF-8";
    const body = "authId=a.b-c_d&0.0=ada+l&0.0=%C3%BC%26&empty=";
    expect((await post(`${origin}/am/a`, type, body)).body).toBe(body);
  });

  test("text and bytes", async () => {
    const text = await parsing(express.text({ type: "*/*" }));
    expect((await post(`${text}/am/a`, "application/json", "{ }")).body).toBe("{ }");
    const raw = await parsing(express.raw({ type: "*/*" }));
    expect((await post(`${raw}/am/a`, "application/json", "{ }")).body).toBe("{ }");
  });

  test("what cannot be restored is told, not taken for an empty body", async () => {
    const nested = await parsing(express.urlencoded({ extended: true }));
    const type = "application/x-www-form-urlencoded";
    expect((await post(`${nested}/am/a`, type, "a[b]=1")).body).toBe("(taken)");
    const thief: RequestListener = (request, response) => {
      request.resume().once("end", () => toNodeHandler(show)(request, response));
    };
    const origin = await originOf(thief);
    expect((await post(`${origin}/am/a`, "application/json", "{}")).body).toBe("(taken)");
  });
});

describe("proxies in front", () => {
  const forwarded = {
    "x-forwarded-proto": "https",
    "x-forwarded-host": "id.example.com",
    "x-forwarded-for": "203.0.113.7",
  };

  test("express believes them when it is told to", async () => {
    const believing = express().set("trust proxy", true).use("/am", toExpressHandler(show));
    const seen = await post(`${await originOf(believing)}/am/a`, "x/y", "", forwarded);
    expect(seen).toMatchObject({ url: "https://id.example.com/am/a", address: "203.0.113.7" });
    const origin = await frameworks["express"]?.(show);
    const wary = await post(`${origin}/am/a`, "x/y", "", forwarded);
    expect(wary).toMatchObject({ url: `${origin}/am/a`, address: "127.0.0.1" });
  });

  test("fastify believes them when it is told to", async () => {
    const believing = fastify({ trustProxy: true });
    const origin = await fastifyOrigin(
      believing.register(toFastifyPlugin(show), { prefix: "/am" }),
    );
    const seen = await post(`${origin}/am/a`, "x/y", "", forwarded);
    expect(seen).toMatchObject({ url: "https://id.example.com/am/a", address: "203.0.113.7" });
    const wary = await frameworks["fastify"]?.(show);
    expect(await post(`${wary}/am/a`, "x/y", "", forwarded)).toMatchObject({
      url: `${wary}/am/a`,
      address: "127.0.0.1",
    });
  });
});

test("fastify's other routes keep their parsers and hooks", async () => {
  const app = fastify();
  app.addHook("onSend", async (_request, reply) => void reply.header("x-hook", "seen"));
  app.register(toFastifyPlugin(show), { prefix: "/am" });
  app.post("/own", (request) => request.body);
  const origin = await fastifyOrigin(app);
  expect(await post(`${origin}/own`, "application/json", '{"a":1}')).toEqual({ a: 1 });
  const ours = await fetch(`${origin}/am/a`);
  expect(ours.headers.get("x-hook")).toBe("seen");
});

test("a body that was read before the handler got it is an error of the app, with its fix in the log", async () => {
  const { journeys, log } = await testApp([login]);
  const request = new Request("https://id.example.com/am/json/alpha/authenticate", {
    method: "POST",
    headers: { "content-type": "application/json", "accept-api-version": "protocol=1.0" },
    body: "{}",
  });
  await request.text();
  expect((await journeys.handler(request)).status).toBe(500);
  expect(log.map(({ fields }) => fields["code"])).toEqual(["request-body-taken"]);
});

test("fastify takes the timeouts, its own default for requests included", async () => {
  const { server } = fastify({ ...serverTimeouts, http: serverTimeouts });
  servers.push(server);
  expect(server).toMatchObject({
    headersTimeout: serverTimeouts.headersTimeout,
    requestTimeout: serverTimeouts.requestTimeout,
    keepAliveTimeout: serverTimeouts.keepAliveTimeout,
  });
  expect(fastify().server.requestTimeout).toBe(0);
});
