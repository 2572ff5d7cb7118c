import type { Mailer, TemplatedMail } from "@journeyc/runtime";

/** Older mails are forgotten. */
const mailsKept = 20;

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly link: string;
  readonly at: Date;
}

/**
 * Keeps mails instead of sending them, so that the demo needs no mail system: an app passes a mailer that sends, and
 * makes the text from a template of its own. Whoever can read this mailbox can sign on as anybody: never in production.
 */
export class Mailbox implements Mailer {
  readonly #mails: Mail[] = [];
  readonly #arrived: ((mail: Mail) => void) | undefined;

  constructor(arrived?: (mail: Mail) => void) {
    this.#arrived = arrived;
  }

  /** The newest first. */
  get mails(): readonly Mail[] {
    return this.#mails;
  }

  async send(message: TemplatedMail): Promise<void> {
    const mail = written(message);
    this.#mails.unshift(mail);
    this.#mails.splice(mailsKept);
    this.#arrived?.(mail);
  }
}

function written({ to, object, resumeUrl }: TemplatedMail): Mail {
  const { givenName } = object;
  const name = typeof givenName === "string" ? ` ${givenName}` : "";
  return {
    to,
    subject: "Your link to sign on",
    text: `Hello${name}, with this link you sign on. It works once, and for five minutes.`,
    link: resumeUrl,
    at: new Date(),
  };
}
