import type { MailServer } from "./mailer.ts";

/** A text message that a node sends: it may hold a one-time password. */
export interface TextMessage {
  /** The phone number as it is stored, without blanks and signs between its digits: `+4917612345678`. */
  readonly to: string;
  /** The domain by which the user's carrier makes text messages of mails; undefined where the journey names none. */
  readonly carrier: string | undefined;
  /** Plain text. */
  readonly text: string;
  /** What AM's way, by mail, needs as well; other ways may ignore it. */
  readonly mail: {
    readonly from: string;
    readonly subject: string;
    readonly server: MailServer;
  };
}

/** How nodes send text messages. */
export interface TextMessenger {
  /** Hands a message over. The node waits for it, and its run ends in an error when this rejects. */
  send(message: TextMessage): Promise<void>;
  /** Called when the app closes. */
  close?(): Promise<void> | void;
}
