import { createHmac, type KeyObject } from "node:crypto";
import { canonicalIdentifier } from "../directory/canonical.ts";
import { JourneyError } from "../errors.ts";
import type { Mailer } from "../machine/mailer.ts";
import type { TextMessenger } from "../machine/text-messenger.ts";
import type { SessionStore } from "./store.ts";

/** So many messages to one address in so long a time, from the first of them on. */
export interface MessageLimit {
  readonly messages: number;
  readonly windowMilliseconds: number;
}

/** Enough for whoever tries again and again, and for each journey of a day; little enough for nobody to be flooded. */
export const defaultMessageLimit: MessageLimit = { messages: 10, windowMilliseconds: 3_600_000 };

export interface MessageLimiterPorts {
  readonly store: Pick<SessionStore, "countAttempts">;
  readonly limit: MessageLimit | false;
  /** Of the app's newest key, for this purpose and realm: what is stored names no address. */
  readonly secret: KeyObject;
  now(): number;
}

/** Bounds what is sent to one mail address or phone number, over all runs and instances. */
export class MessageLimiter {
  readonly #ports: MessageLimiterPorts;

  constructor(ports: MessageLimiterPorts) {
    this.#ports = ports;
  }

  /** The mailer, which rejects with JourneyError `message-limit-reached` beyond the limit. */
  mailer(mailer: Mailer): Mailer {
    return {
      ...(mailer.templates ? { templates: mailer.templates } : {}),
      send: async (mail) => {
        await this.#count("mail", mail.to);
        await mailer.send(mail);
      },
    };
  }

  /** The messenger, which rejects with JourneyError `message-limit-reached` beyond the limit. */
  messenger(messenger: TextMessenger): TextMessenger {
    return {
      send: async (message) => {
        await this.#count("sms", message.to);
        await messenger.send(message);
      },
    };
  }

  async #count(kind: "mail" | "sms", to: string): Promise<void> {
    const { store, limit, now } = this.#ports;
    if (limit === false) return;
    const at = now();
    const counter = {
      key: this.#key(kind, to),
      expiresAt: at + limit.windowMilliseconds,
      most: limit.messages,
    };
    const [count] = (await store.countAttempts([counter], at)) ?? [];
    if (!count || count.attempts > limit.messages) throw limitReached();
  }

  #key(kind: "mail" | "sms", to: string): string {
    // Upper and lower case reach the same mailbox, wherever it matters.
    const canonical = canonicalIdentifier(to);
    return createHmac("sha256", this.#ports.secret)
      .update(JSON.stringify([kind, canonical.ok ? canonical.text : ""]))
      .digest("base64url");
  }
}

function limitReached(): JourneyError {
  return new JourneyError(
    "message-limit-reached",
    "No more messages are sent to this address for now: others have asked for as many as the limit allows.",
    "Wait until the window ends; or raise the option `messageLimit`.",
  );
}
