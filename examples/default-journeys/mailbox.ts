import type { AddressInfo } from "node:net";
import PostalMime from "postal-mime";
import { SMTPServer } from "smtp-server";

/** Older mails are forgotten. */
const mailsKept = 20;

export interface ReceivedMail {
  readonly to: string;
  readonly subject: string;
  readonly html: string;
  readonly at: Date;
}

/** A mail server of this machine that delivers nothing: it keeps what it gets, for a developer to read. */
export interface Mailbox {
  /** For `smtpMailer`. */
  readonly server: string;
  /** The newest first. */
  readonly mails: readonly ReceivedMail[];
  close(): Promise<void>;
}

/** @param arrived called for each mail */
export async function openMailbox(arrived?: (mail: ReceivedMail) => void): Promise<Mailbox> {
  const mails: ReceivedMail[] = [];
  const server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    onData(stream, { envelope }, done) {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        void PostalMime.parse(Buffer.concat(parts)).then(
          ({ subject = "", html = "", text = "" }) => {
            const to = envelope.rcptTo.map(({ address }) => address).join(", ");
            const mail = { to, subject, html: html || text, at: new Date() };
            mails.unshift(mail);
            mails.splice(mailsKept);
            arrived?.(mail);
            done();
          },
          done,
        );
      });
    },
  });
  // A client that hangs up in the middle is no fault of the server's.
  server.on("error", () => undefined);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo; // a listening TCP server has one
  return {
    server: `smtp://127.0.0.1:${port}?security=none`,
    mails,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

/** The link that a mail holds. */
export function linkIn({ html }: ReceivedMail): string | undefined {
  return /href="([^"]*)"/.exec(html)?.[1]?.replaceAll("&amp;", "&");
}
