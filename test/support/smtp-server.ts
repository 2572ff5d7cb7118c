import type { AddressInfo } from "node:net";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { localhostCertificate } from "./certificate.ts";

export interface ReceivedMail extends Email {
  /** As the envelope says. */
  readonly recipients: readonly string[];
  readonly encrypted: boolean;
  readonly user: string | undefined;
}

/** A mail server of this machine, which keeps what it gets. */
export interface TestMailServer extends AsyncDisposable {
  readonly port: number;
  /** In PEM. */
  readonly certificate: string;
  readonly mails: ReceivedMail[];
  /** How many connections were opened. */
  readonly connections: () => number;
}

/** @param options e.g. `secure: true` for TLS from the first byte; else it offers STARTTLS */
export async function startMailServer(options: SMTPServerOptions = {}): Promise<TestMailServer> {
  const { cert, key } = await localhostCertificate();
  const mails: ReceivedMail[] = [];
  let connections = 0;
  const server = new SMTPServer({
    cert,
    key,
    authOptional: true,
    onConnect(_session, done) {
      connections += 1;
      done();
    },
    onAuth({ username, password }, _session, done) {
      if (password === "Mail-Secret-1") done(null, { user: username });
      else done(new Error("no"));
    },
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        void PostalMime.parse(Buffer.concat(parts)).then((mail) => {
          mails.push({
            ...mail,
            recipients: session.envelope.rcptTo.map(({ address }) => address),
            encrypted: session.secure,
            user: typeof session.user === "string" ? session.user : undefined,
          });
          done();
        }, done);
      });
    },
    ...options,
  });
  // A client that hangs up in the middle is no fault of the server's.
  server.on("error", () => undefined);
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  return {
    port: (server.server.address() as AddressInfo).port,
    certificate: cert,
    mails,
    connections: () => connections,
    [Symbol.asyncDispose]: () => new Promise((resolve) => server.close(resolve)),
  };
}
