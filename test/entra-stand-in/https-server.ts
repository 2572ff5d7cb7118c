import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import { createServer, type AddressInfo, type Server, type Socket } from "node:net";
import type { CertificateKind, Certificates } from "./certificates.ts";

/** How the server treats connections: as Entra would, or as a network in trouble. */
export type Behaviour =
  | "normal"
  /** Nobody listens: connections are refused. */
  | "refuse"
  /** Connections are reset before the TLS handshake. */
  | "reset"
  /** Connections are accepted, and nothing ever comes back. */
  | "hang";

export interface HttpsServer {
  readonly port: number;
  behave(behaviour: Behaviour): Promise<void>;
  /** What new connections are shown; those that exist are closed. */
  useCertificate(kind: CertificateKind): void;
  /** Closes the connections that exist, without a word. */
  dropConnections(): void;
  close(): Promise<void>;
}

export type RequestHandler = (request: IncomingMessage, response: ServerResponse) => void;

/** HTTPS on a free port of 127.0.0.1. */
export async function startHttpsServer(
  { leaves }: Certificates,
  handler: RequestHandler,
): Promise<HttpsServer> {
  const keyPair = (kind: CertificateKind): { cert: string; key: string } => ({
    cert: leaves[kind].certificate,
    key: leaves[kind].privateKey,
  });
  const https = createHttpsServer({ ...keyPair("valid"), keepAliveTimeout: 30_000 }, handler);
  // A client that mistrusts the certificate breaks the handshake off: that is what some tests are about.
  https.on("tlsClientError", () => undefined);

  const sockets = new Set<Socket>();
  let behaviour: Behaviour = "normal";
  // A plain listener in front, so that a connection can be kept from TLS.
  const listener = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket)).on("error", () => socket.destroy());
    if (behaviour === "reset") socket.resetAndDestroy();
    else if (behaviour === "normal") https.emit("connection", socket);
  });
  const dropConnections = (): void => {
    for (const socket of sockets) socket.resetAndDestroy();
  };
  const port = await listen(listener, 0);
  return {
    port,
    async behave(next) {
      behaviour = next;
      dropConnections();
      if (next === "refuse" && listener.listening) await stop(listener);
      if (next !== "refuse" && !listener.listening) await listen(listener, port);
    },
    useCertificate(kind) {
      https.setSecureContext(keyPair(kind));
      dropConnections();
    },
    dropConnections,
    async close() {
      dropConnections();
      if (listener.listening) await stop(listener);
    },
  };
}

async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(port, "127.0.0.1", resolve);
  });
  // A server that listens on TCP has an address of this shape.
  return (server.address() as AddressInfo).port;
}

async function stop(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
}
