import { connect, createServer } from "node:net";
import { TLSSocket, createSecureContext } from "node:tls";
import { listen } from "./listen.ts";

export interface TlsTerminator {
  readonly port: number;
  /** What new connections are shown. */
  show(certificate: { readonly cert: string; readonly key: string }): void;
  /** Bytes that clients sent within TLS. */
  readonly received: () => number;
  close(): void;
}

/** PostgreSQL's TLS on a free port of 127.0.0.1, in front of a server of that port there that has none. */
export async function startTlsTerminator(target: number): Promise<TlsTerminator> {
  let secureContext = createSecureContext({});
  let received = 0;
  const listener = createServer((socket) => {
    socket.on("error", () => undefined);
    // The client asks for TLS first: https://www.postgresql.org/docs/current/protocol-flow.html#PROTOCOL-FLOW-SSL
    socket.once("data", () => {
      socket.write("S");
      const secure = new TLSSocket(socket, { isServer: true, secureContext });
      const server = connect(target, "127.0.0.1");
      secure.on("data", (data) => {
        received += data.length;
      });
      for (const end of [secure, server]) {
        end
          .on("error", () => undefined)
          .on("close", () => [secure, server].map((one) => one.destroy()));
      }
      secure.pipe(server).pipe(secure);
    });
  });
  const port = await listen(listener);
  return {
    port,
    show(certificate) {
      secureContext = createSecureContext(certificate);
    },
    received: () => received,
    close: () => void listener.close(),
  };
}
