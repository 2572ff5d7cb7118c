import { createServer, type Server } from "node:http";
import { connect } from "node:net";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { toNodeHandler } from "@journeyc/runtime/http/node-server";
import { serverTimeouts } from "@journeyc/runtime/http/server-timeouts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listen } from "../support/listen.ts";
import { login, testApp, type TestApp } from "../runtime/machine/support/journeys.ts";

// Requests that are made to hurt, over raw sockets to the handler on `node:http`.

const path = "/am/json/realms/root/realms/alpha/authenticate";
const json = "content-type: application/json";
const xml = "content-type: application/xml";

let app: TestApp;
let server: Server;
let port: number;
/** A step that waits for its answer. */
let step: { authId: string; callbacks: unknown[] };

beforeAll(async () => {
  app = await testApp([login]);
  const limits = {
    ...serverTimeouts,
    headersTimeout: 400,
    requestTimeout: 800,
    connectionsCheckingInterval: 50,
  };
  server = createServer(limits, toNodeHandler(app.journeys.handler));
  port = await listen(server);
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    method: "POST",
    headers: { "accept-api-version": "protocol=1.0" },
  });
  step = (await response.json()) as typeof step;
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await app.journeys.close();
});

function head(headers: readonly string[], method = "POST", target = path): string {
  const lines = [`${method} ${target} HTTP/1.1`, "host: localhost", "x-requested-with: x"];
  return [...lines, ...headers, "", ""].join("\r\n");
}

function post(body: string | Buffer, ...headers: string[]): Buffer {
  const bytes = Buffer.from(body as string);
  const all = headers.length > 0 ? headers : [json];
  return Buffer.concat([Buffer.from(head([...all, `content-length: ${bytes.length}`])), bytes]);
}

interface Outcome {
  /** Of every answer that came, in order. */
  readonly statuses: readonly number[];
  readonly text: string;
  readonly milliseconds: number;
}

/** Sends these pieces, with a pause between them, and waits until the server ends the connection or is silent. */
async function attack(
  pieces: Iterable<string | Buffer>,
  { pause = 0, silence = 1_000 }: { readonly pause?: number; readonly silence?: number } = {},
): Promise<Outcome> {
  const begin = performance.now();
  const socket = connect(port, "127.0.0.1");
  let text = "";
  let heard = performance.now();
  socket.on("data", (data) => {
    text += data.toString("latin1");
    heard = performance.now();
  });
  socket.on("error", () => undefined);
  for (const piece of pieces) {
    if (socket.destroyed) break;
    if (!socket.write(piece)) await Promise.race([drained(socket), sleep(2_000)]);
    if (pause > 0) await sleep(pause);
  }
  const complete = (): boolean => text !== "" && performance.now() - heard > 150;
  const give = performance.now();
  while (!socket.destroyed && !complete() && performance.now() - give < silence) await sleep(10);
  socket.destroy();
  const statuses = [...text.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status));
  return { statuses, text, milliseconds: performance.now() - begin };
}

function drained(socket: ReturnType<typeof connect>): Promise<void> {
  return new Promise((resolve) => {
    socket.once("drain", resolve).once("close", () => resolve());
  });
}

function* repeat(piece: string | Buffer, times: number): Generator<string | Buffer> {
  for (let turn = 0; turn < times; turn += 1) yield piece;
}

const nested = (depth: number): string => `{"a":${"[".repeat(depth)}${"]".repeat(depth)}}`;
const mebibyte = Buffer.alloc(1024 * 1024, "x");
const submit = (more: Record<string, unknown>): string => JSON.stringify({ ...step, ...more });

/** Each attack, and what it is answered with; undefined: nothing. */
const attacks: Readonly<
  Record<string, readonly [() => Iterable<string | Buffer>, number | undefined]>
> = {
  "a body of 64 KiB and one byte": [() => [post(`{"a":"${"x".repeat(65_536 - 7)}"}`)], 413],
  "a body of 10 MB with its length": [
    () => [head([json, `content-length: ${10 * mebibyte.length}`]), ...repeat(mebibyte, 10)],
    413,
  ],
  "a body of 10 MB in chunks, without a length": [
    () => [
      head([json, "transfer-encoding: chunked"]),
      ...repeat(Buffer.concat([Buffer.from("100000\r\n"), mebibyte, Buffer.from("\r\n")]), 10),
    ],
    413,
  ],
  "a string of 10 MB as authId": [() => [post(`{"authId":"${"x".repeat(10_000_000)}"}`)], 413],
  "an authId of 60 kB": [() => [post(`{"authId":"${"x".repeat(60_000)}"}`)], 401],
  "JSON 33 levels deep": [() => [post(nested(33))], 400],
  "JSON 30,000 levels deep": [() => [post(nested(30_000))], 400],
  "JSON 30,000 levels deep, not closed": [() => [post(`{"a":${"[".repeat(30_000)}`)], 400],
  "a million keys": [
    () => [post(`{${Array.from({ length: 1e6 }, (_, key) => `"${key}":0`).join(",")}}`)],
    413,
  ],
  "as many keys as fit": [
    () => [
      post(`{"authId":"x",${Array.from({ length: 7_000 }, (_, key) => `"${key}":0`).join(",")}}`),
    ],
    401,
  ],
  "101 callbacks": [() => [post(submit({ callbacks: Array<number>(101).fill(0) }))], 400],
  "10,000 callbacks": [() => [post(submit({ callbacks: Array<number>(10_000).fill(0) }))], 400],
  "the same key twice: the last one counts": [
    () => [post(`{"authId":${JSON.stringify(step.authId)},"authId":"x"}`)],
    401,
  ],
  "__proto__ as a key": [() => [post(`{"__proto__":{"authId":"x"},"authId":"y"}`)], 401],
  "bytes that are not UTF-8": [
    () => [
      post(
        Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xff, 0xc0, 0x80]), Buffer.from('"}')]),
      ),
    ],
    400,
  ],
  "UTF-8 of half a character": [() => [post(Buffer.from([0x7b, 0xe2, 0x82]))], 400],
  NUL: [() => [post("\0")], 400],
  "a gzip bomb of 50 MB, which nobody unpacks": [
    () => [post(gzipSync(Buffer.alloc(50_000_000)), json, "content-encoding: gzip")],
    400,
  ],
  XML: [() => [post("<x/>", xml)], 415],
  "1,000 headers": [
    () => [head(Array.from({ length: 1_000 }, (_, index) => `x-${index}: ${"y".repeat(20)}`))],
    431,
  ],
  "1,000 headers of one letter": [
    () => [head(["content-length: 2", json, ...Array<string>(1_000).fill("x: y")]), "{}"],
    431,
  ],
  "a header of 1 MB": [() => [head([`x: ${"y".repeat(1_000_000)}`])], 431],
  "an address of 1 MB": [() => [head([], "POST", `${path}?${"y".repeat(1_000_000)}`)], 431],
  "two lengths": [() => [head(["content-length: 2", "content-length: 3"]), "{}"], 400],
  "a length and chunks": [
    () => [head(["content-length: 2", "transfer-encoding: chunked"]), "0\r\n\r\n"],
    400,
  ],
  "no HTTP at all": [() => ["\x16\x03\x01\x02\0\x01\0\x01\xfc\x03\x03".repeat(20)], 400],
  "a body that ends early": [() => [head([json, "content-length: 100"]), '{"a":'], 408],
  "headers without end": [() => [head([]).slice(0, -2)], 408],
};

async function serves(): Promise<boolean> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    method: "POST",
    headers: { "accept-api-version": "protocol=1.0" },
  });
  return response.status === 200 && typeof (await response.json()) === "object";
}

test.each(Object.entries(attacks))("%s", async (_name, [pieces, status]) => {
  const outcome = await attack(pieces());
  expect(outcome.statuses).toEqual(status === undefined ? [] : [status]);
  expect(outcome.milliseconds).toBeLessThan(5_000);
  expect(await serves()).toBe(true);
});

test("28 attacks: none was accepted", () => {
  const statuses = Object.values(attacks).map(([, status]) => status ?? 0);
  expect(statuses.length).toBe(28);
  expect(statuses.every((status) => status >= 400 && status < 500)).toBe(true);
});

test.each([
  ["headers", () => repeat(`x: y\r\n`, 1_000), head([]).slice(0, -2)],
  ["a body", () => repeat("a", 1_000), head([json, "content-length: 1000"])],
])(
  "50 clients that send %s byte by byte are cut off, and others are served meanwhile",
  async (_name, drops, first) => {
    const slow = Array.from({ length: 50 }, () => attack([first, ...drops()], { pause: 50 }));
    expect(await serves()).toBe(true);
    for (const { milliseconds, statuses } of await Promise.all(slow)) {
      expect(statuses).toEqual([408]);
      expect(milliseconds).toBeLessThan(10_000);
    }
  },
);

test("1,000 requests in one connection, without waiting: each has its answer, in order", async () => {
  const one = post(`{"authId":"x"}`);
  const { statuses } = await attack(repeat(one, 1_000), { silence: 10_000 });
  expect(statuses).toEqual(Array(1_000).fill(401));
});

test("the event loop goes on, and the heap is what it was", async () => {
  const all = Object.values(attacks).map(([pieces]) => [...pieces()]);
  const round = async (): Promise<void> => {
    for (const pieces of all) await attack(pieces, { silence: 100 });
  };
  await round();
  const before = await heapAfterGarbage();
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  await round();
  delay.disable();
  // The attackers live in this process too, and the machine may be busy.
  expect(delay.percentile(99) / 1e6).toBeLessThan(250);
  expect((await heapAfterGarbage()) - before).toBeLessThan(20);
});

/** In MB. Without `--expose-gc`: the smallest of what is in use over some time. */
async function heapAfterGarbage(): Promise<number> {
  let least = Infinity;
  for (let turn = 0; turn < 20; turn += 1) {
    least = Math.min(least, process.memoryUsage().heapUsed / 1e6);
    Array.from({ length: 100_000 }, () => ({}));
    await sleep(5);
  }
  return least;
}

test("the limits that are recommended are not weaker than this", () => {
  expect(serverTimeouts.headersTimeout).toBeLessThanOrEqual(15_000);
  expect(serverTimeouts.requestTimeout).toBeLessThanOrEqual(60_000);
});
