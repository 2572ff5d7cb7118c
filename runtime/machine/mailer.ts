import type { JsonObject } from "../json.ts";

/** A mail that a node sends, and whose text the app's templates make. */
export interface TemplatedMail {
  readonly kind: "template";
  /** The template's name, as the journey gives it. */
  readonly template: string;
  /** One address. */
  readonly to: string;
  /** The user's languages, the preferred one first. */
  readonly languages: readonly string[];
  /** The user's attributes without secrets, as far as they are known: texts from users, to be escaped in HTML. */
  readonly object: JsonObject;
  /**
   * The link that resumes the run, where the node suspends it. Whoever has it has the run: it belongs into the mail and
   * nowhere else.
   */
  readonly resumeUrl: string | undefined;
}

/** The mail server that a journey names for a node. */
export interface MailServer {
  readonly host: string;
  /** Undefined: the usual one for how the connection is secured. */
  readonly port: number | undefined;
  /** `tls`: from the first byte; `startTls`: it must be upgraded; `none`: nothing is encrypted. */
  readonly security: "tls" | "startTls" | "none";
  /** Undefined: the server asks nobody who he is. */
  readonly userName: string | undefined;
  /** Undefined where the journey names it by `passwordLabel`, or not at all. */
  readonly password: string | undefined;
  /** The label under which the app keeps the password. */
  readonly passwordLabel: string | undefined;
}

/** A mail that a node sends, and whose text the journey itself gives: it may hold a one-time password. */
export interface WrittenMail {
  readonly kind: "written";
  /** One address. */
  readonly to: string;
  readonly from: string;
  readonly subject: string;
  /** Plain text. */
  readonly text: string;
  readonly server: MailServer;
}

export type Mail = TemplatedMail | WrittenMail;

/** How nodes send mail. */
export interface Mailer {
  /** The names of the templates that there are, for the check when the app starts; absent: nobody can say. */
  readonly templates?: ReadonlySet<string>;
  /**
   * Hands a mail over. Of a templated mail nobody waits for that, and what rejects is logged; a node with a written one
   * waits, and its run ends in an error.
   */
  send(mail: Mail): Promise<void>;
  /** Called when the app closes. */
  close?(): Promise<void> | void;
}
