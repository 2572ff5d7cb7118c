import type { Mail, Mailer } from "@journeyc/runtime";

/** Older mails are forgotten. */
const mailsKept = 20;

export interface KeptMail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The link that resumes the run, where there is one. */
  readonly link: string | undefined;
  readonly at: Date;
}

/**
 * Keeps mails instead of sending them, so that the demo needs no mail system: an app passes a mailer that sends, and
 * makes the text from a template of its own. Whoever can read this mailbox can sign on as anybody: never in production.
 */
export class Mailbox implements Mailer {
  readonly #mails: KeptMail[] = [];
  readonly #arrived: ((mail: KeptMail) => void) | undefined;

  constructor(arrived?: (mail: KeptMail) => void) {
    this.#arrived = arrived;
  }

  /** The newest first. */
  get mails(): readonly KeptMail[] {
    return this.#mails;
  }

  async send(message: Mail): Promise<void> {
    const mail = written(message);
    this.#mails.unshift(mail);
    this.#mails.splice(mailsKept);
    this.#arrived?.(mail);
  }
}

function written(mail: Mail): KeptMail {
  const { to } = mail;
  const at = new Date();
  if (mail.kind === "written") {
    return { to, subject: mail.subject, text: mail.text, link: undefined, at };
  }
  const { givenName } = mail.object;
  const name = typeof givenName === "string" ? ` ${givenName}` : "";
  return {
    to,
    subject: "Your link to sign on",
    text: `Hello${name}, with this link you sign on. It works once, and for five minutes.`,
    link: mail.resumeUrl,
    at,
  };
}
