import { isIP } from "node:net";
import { JourneyError } from "../errors.ts";
import type { MailServer } from "../machine/mailer.ts";

/** How nodemailer is to reach a server. */
export interface SmtpConnection {
  readonly host: string;
  readonly port: number;
  readonly secure: boolean;
  readonly requireTLS: boolean;
  readonly ignoreTLS: boolean;
  readonly auth?: { readonly user: string; readonly pass: string };
}

const usualPorts = { tls: 465, startTls: 587, none: 25 } as const;

/**
 * `smtps://user:password@mail.example.com:465`, or `smtp://…`, which must be upgraded to TLS, unless it ends in
 * `?security=none`.
 * @throws JourneyError `mail-server-unusable`
 */
export function parseServer(url: string): MailServer {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (!parsed || !["smtps:", "smtp:"].includes(parsed.protocol) || parsed.hostname === "") {
    throw new JourneyError(
      "mail-server-unusable",
      "The mail server is no URL such as `smtps://mail.example.com`.",
      "Pass `server` as `smtps://USER:PASSWORD@HOST:PORT`, or with `smtp:` for STARTTLS.",
    );
  }
  return {
    host: parsed.hostname.replace(/^\[(.*)\]$/, "$1"),
    port: parsed.port === "" ? undefined : Number(parsed.port),
    security: securityOf(parsed),
    userName: parsed.username === "" ? undefined : decodeURIComponent(parsed.username),
    password: parsed.password === "" ? undefined : decodeURIComponent(parsed.password),
    passwordLabel: undefined,
  };
}

function securityOf({ protocol, searchParams }: URL): MailServer["security"] {
  if (protocol === "smtps:") return "tls";
  return searchParams.get("security") === "none" ? "none" : "startTls";
}

/**
 * @param passwords by the label under which a journey names them
 * @param allowPlaintext whether a server elsewhere may be spoken to without encryption
 * @throws JourneyError `mail-password-missing`, `mail-insecure`
 */
export function connectionTo(
  server: MailServer,
  passwords: Readonly<Record<string, string>>,
  allowPlaintext: boolean,
): SmtpConnection {
  const { host, port, security, userName } = server;
  if (security === "none" && !allowPlaintext && !isLoopback(host)) throw insecure();
  const connection = {
    host,
    port: port ?? usualPorts[security],
    secure: security === "tls",
    requireTLS: security === "startTls",
    ignoreTLS: security === "none",
  };
  const password = server.password ?? labelled(server.passwordLabel, passwords);
  if (userName === undefined || password === undefined) return connection;
  return { ...connection, auth: { user: userName, pass: password } };
}

function labelled(
  label: string | undefined,
  passwords: Readonly<Record<string, string>>,
): string | undefined {
  if (label === undefined) return undefined;
  if (Object.hasOwn(passwords, label)) return passwords[label];
  throw new JourneyError(
    "mail-password-missing",
    `A journey names the password of a mail server by the label ${JSON.stringify(label)}, which the app does not know.`,
    "Pass it in `passwords` of `smtpMailer`.",
  );
}

function isLoopback(host: string): boolean {
  if (host === "localhost" || host === "::1") return true;
  return isIP(host) === 4 && host.startsWith("127.");
}

function insecure(): JourneyError {
  return new JourneyError(
    "mail-insecure",
    "Mail would go without encryption to a server that is not on this machine.",
    "Set `sslOption` of the node to `SSL` or `START_TLS`, take `security=none` from `server`, or pass `allowPlaintext: true` to `smtpMailer`.",
  );
}
