import { createServer, type Server } from "node:http";
import { connect } from "node:net";
import { toNodeHandler } from "@journeyc/runtime/http/node-server";
import { serverTimeouts } from "@journeyc/runtime/http/server-timeouts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listen } from "../support/listen.ts";
import { login, testApp } from "../runtime/machine/support/journeys.ts";

// The same options, thirty times as fast.
const hurry = (milliseconds: number): number => Math.ceil(milliseconds / 30);
const timeouts = {
  headersTimeout: hurry(serverTimeouts.headersTimeout),
  requestTimeout: hurry(serverTimeouts.requestTimeout),
  keepAliveTimeout: hurry(serverTimeouts.keepAliveTimeout),
  connectionsCheckingInterval: hurry(serverTimeouts.connectionsCheckingInterval),
};

let server: Server;
let port: number;

beforeAll(async () => {
  const { journeys } = await testApp([login]);
  server = createServer(timeouts, toNodeHandler(journeys.handler));
  port = await listen(server);
});

afterAll(() => void server.close().closeAllConnections());

const head = "POST /am/json/alpha/authenticate HTTP/1.1\r\nHost: id.example.com\r\n";

/** Sends a text, then a byte at a time. @returns what came until the server closed the connection, and when that was */
async function drip(first: string): Promise<{ answer: string; after: number }> {
  const began = Date.now();
  const socket = connect(port, "127.0.0.1").on("error", () => undefined);
  let answer = "";
  socket.setEncoding("utf8").on("data", (text: string) => (answer += text));
  socket.write(first);
  const dripping = setInterval(() => socket.write("a"), 50);
  await new Promise((resolve) => socket.once("close", resolve));
  clearInterval(dripping);
  return { answer, after: Date.now() - began };
}

test("a client that sends its headers byte by byte is cut off", async () => {
  const { answer, after } = await drip(`${head}X-Slow: `);
  expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  expect(after).toBeLessThan(5_000);
});

test("a client that sends its body byte by byte is cut off", async () => {
  const { answer, after } = await drip(
    `${head}Accept-API-Version: protocol=1.0\r\nContent-Type: application/json\r\nContent-Length: 60000\r\n\r\n`,
  );
  expect(answer).toMatch(/^HTTP\/1\.1 (?:400|408) /);
  expect(after).toBeLessThan(5_000);
});

test("two hundred of them keep nobody from signing on", async () => {
  const slow = Array.from({ length: 200 }, () => drip(`${head}X-Slow: `));
  const response = await fetch(`http://127.0.0.1:${port}/am/json/alpha/authenticate`, {
    method: "POST",
    headers: { "accept-api-version": "protocol=1.0", "content-type": "application/json" },
  });
  expect(response.status).toBe(200);
  await Promise.all(slow);
});
