import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface EchoRequest {
  readonly url: string | undefined;
  readonly body: string;
}

/** A server that answers every request with `{}`, and remembers it, while something is done. */
export async function withEcho(
  use: (origin: string, requests: readonly EchoRequest[]) => Promise<void>,
): Promise<void> {
  const requests: EchoRequest[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (part) => (body += String(part)));
    request.on("end", () => {
      requests.push({ url: request.url, body });
      response.end("{}");
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  try {
    // A server that listens on a port has such an address.
    await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests);
  } finally {
    server.close();
  }
}
