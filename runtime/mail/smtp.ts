/** Sends the mails of journeys by SMTP. Needs the package `nodemailer`. */
import type { createTransport, Transporter } from "nodemailer";
import { JourneyError } from "../errors.ts";
import type { Mail, Mailer, MailServer } from "../machine/mailer.ts";
import { notInstalled } from "../optional-packages.ts";
import { trustedAuthorities } from "../trusted-authorities.ts";
import { connectionTo, parseServer } from "./smtp-server.ts";
import { checkTemplates, type MailTemplate, render } from "./template.ts";

export type { LocalizedText, MailTemplate } from "./template.ts";

export interface SmtpMailerOptions {
  /**
   * The server of the app: `smtps://USER:PASSWORD@HOST:PORT`, or `smtp://…`, which must be upgraded to TLS. With
   * `?security=none` nothing is encrypted, which is for a server on this machine. It sends what templates make, and also what journeys want to send through servers of their own, unless `journeyServers` is set.
   */
  readonly server: string;
  /** The address of the sender, for templates that name none: `"Contoso <no-reply@contoso.example>"`. */
  readonly from: string;
  /** By the names that journeys use, in the form in which PingIDM exports them. */
  readonly templates?: Readonly<Record<string, MailTemplate>>;
  /** True: a node that names a mail server (OTP Email Sender) sends through that one. Default: `false`. */
  readonly journeyServers?: boolean;
  /** The passwords of such servers, by the `secretLabelIdentifier` of the node. */
  readonly passwords?: Readonly<Record<string, string>>;
  /** True: a server without encryption may be one that is not on this machine. Default: `false`. */
  readonly allowPlaintext?: boolean;
  /** Certificate authorities beyond those that Node.js knows, as PEM. */
  readonly certificateAuthorities?: string;
  /** How long each part of a conversation with a server may take. Default: 10,000. */
  readonly timeoutMilliseconds?: number;
}

/** A mail as nodemailer takes it. */
interface Message {
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string | undefined;
  readonly html: string | undefined;
}

/**
 * Sends the mails of journeys by SMTP. Connections are kept open and used again.
 * @throws JourneyError `mail-server-unusable`; ConfigurationError with each template's mistakes
 */
export function smtpMailer(options: SmtpMailerOptions): Mailer {
  checkTemplates(options.templates ?? {});
  return new SmtpMailer(options);
}

class SmtpMailer implements Mailer {
  readonly templates: ReadonlySet<string>;
  readonly #options: SmtpMailerOptions;
  readonly #server: MailServer;
  readonly #transports = new Map<string, Promise<Transporter>>();

  constructor(options: SmtpMailerOptions) {
    this.#options = options;
    this.#server = parseServer(options.server);
    this.templates = new Set(Object.keys(options.templates ?? {}));
  }

  async send(mail: Mail): Promise<void> {
    const message = this.#messageOf(mail);
    const isTheirs = mail.kind === "written" && this.#options.journeyServers === true;
    const transport = await this.#transport(isTheirs ? mail.server : this.#server);
    try {
      // A text never names a file or an address to read.
      await transport.sendMail({ ...message, disableFileAccess: true, disableUrlAccess: true });
    } catch (error) {
      throw notSent(error);
    }
  }

  async close(): Promise<void> {
    const open = await Promise.allSettled(this.#transports.values());
    this.#transports.clear();
    for (const one of open) if (one.status === "fulfilled") one.value.close();
  }

  #messageOf(mail: Mail): Message {
    if (mail.kind === "written") {
      const { to, from, subject, text } = mail;
      return { to, from, subject: subject.replaceAll(/\s+/g, " "), text, html: undefined };
    }
    const { templates = {}, from } = this.#options;
    const template = Object.hasOwn(templates, mail.template) ? templates[mail.template] : undefined;
    if (template === undefined) throw templateMissing(mail.template);
    const rendered = render(template, mail.languages, mail.object, mail.resumeUrl);
    return { ...rendered, to: mail.to, from: rendered.from ?? from };
  }

  /** One for each server, made when the first mail goes there. */
  #transport(server: MailServer): Promise<Transporter> {
    const { passwords = {}, allowPlaintext = false } = this.#options;
    const connection = connectionTo(server, passwords, allowPlaintext);
    const key = JSON.stringify(connection);
    const known = this.#transports.get(key);
    if (known) return known;
    const made = import("nodemailer").then(
      ({ createTransport }) => this.#create(createTransport, connection),
      notInstalled("SMTP"),
    );
    this.#transports.set(key, made);
    return made;
  }

  #create(
    create: typeof createTransport,
    connection: ReturnType<typeof connectionTo>,
  ): Transporter {
    const { timeoutMilliseconds: timeout = 10_000, certificateAuthorities } = this.#options;
    return create({
      pool: true,
      ...connection,
      tls: {
        minVersion: "TLSv1.2",
        ...(certificateAuthorities && { ca: trustedAuthorities(certificateAuthorities) }),
      },
      connectionTimeout: timeout,
      greetingTimeout: timeout,
      socketTimeout: timeout,
    });
  }
}

/** The server's words may quote the address: its code alone is told. */
function notSent(error: unknown): JourneyError {
  const { code, responseCode } = Object(error) as { code?: unknown; responseCode?: unknown };
  const said = [code, responseCode].filter(
    (part) => typeof part === "number" || (typeof part === "string" && /^[A-Z]+$/.test(part)),
  );
  return new JourneyError(
    "mail-not-sent",
    `The mail server did not take a mail: ${said.join(" ") || "for an unknown reason"}.`,
    "See what the mail server logs at this time; the user begins again.",
  );
}

function templateMissing(name: string): JourneyError {
  return new JourneyError(
    "mail-template-missing",
    `There is no mail template ${JSON.stringify(name.slice(0, 64))}.`,
    "Pass it in `templates` of `smtpMailer`, or name another one in the journey.",
  );
}
