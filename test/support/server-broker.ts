import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import { listen } from "./listen.ts";

/** A server of the test run. */
export interface TestServer {
  readonly url: string;
  stop(): Promise<void>;
}

export interface Broker {
  /** Answers the URL of the server; asking for it starts the server. */
  readonly address: string;
  close(): Promise<void>;
}

/** One server for all tests of a run, started by the first test that asks for it. */
export async function startBroker(start: () => Promise<TestServer>): Promise<Broker> {
  let server: Promise<TestServer> | undefined;
  const secret = `/${randomBytes(16).toString("hex")}`;
  const broker = createServer((request, response) => {
    if (request.url !== secret) return void response.writeHead(404).end();
    server ??= start();
    server.then(
      ({ url }) => response.end(url),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  const port = await listen(broker);
  return {
    address: `http://127.0.0.1:${port}${secret}`,
    async close() {
      broker.close();
      broker.closeAllConnections();
      await (await server?.catch(() => undefined))?.stop();
    },
  };
}

/** For tests. @throws Error when the server does not start */
export async function askBroker(address: string): Promise<string> {
  const answer = await fetch(address);
  const text = await answer.text();
  if (!answer.ok) throw new Error(text);
  return text;
}
