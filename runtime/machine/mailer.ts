import type { JsonObject } from "../json.ts";

/** A mail that a node sends. The app's templates make its text. */
export interface TemplatedMail {
  /** The template's name, as the journey gives it. */
  readonly template: string;
  /** One address. */
  readonly to: string;
  /** The user's languages, the preferred one first. */
  readonly languages: readonly string[];
  /** The user's attributes without secrets, as far as they are known: texts from users, to be escaped in HTML. */
  readonly object: JsonObject;
  /** The link that resumes the run. Whoever has it has the run: it belongs into the mail and nowhere else. */
  readonly resumeUrl: string;
}

/** How nodes send mail. */
export interface Mailer {
  /** Hands a mail over. Nobody waits for it: what rejects is logged. */
  send(mail: TemplatedMail): Promise<void>;
}
