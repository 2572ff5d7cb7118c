import { createServer, type AddressInfo, type Server } from "node:net";

/** Lets a server, of HTTP or TLS too, listen on a free port of 127.0.0.1. @returns the port */
export async function listen(server: Server): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once("error", reject).listen(0, "127.0.0.1", resolve);
  await promise;
  server.off("error", reject);
  // A listening TCP server has one.
  return (server.address() as AddressInfo).port;
}

/** A port that nobody listens on at the moment, for a server that must be told its own. */
export async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}
