import { setImmediate } from "node:timers/promises";
import type { Mail } from "@journeyc/runtime";

/** What an app has mailed to somebody during a visit. */
export class Mailbox {
  readonly #owner: string;
  #link: string | undefined;
  #code: string | undefined;

  /** @param owner the address that is theirs */
  constructor(owner: string) {
    this.#owner = owner;
  }

  /** The newest one-time code. */
  get code(): string | undefined {
    return this.#code;
  }

  /** The newest link, which is followed once. */
  takeLink(): string | undefined {
    const link = this.#link;
    this.#link = undefined;
    return link;
  }

  /**
   * Reads what has come.
   * @param since how many mails there were before
   */
  async read(mails: readonly Mail[], since: number): Promise<void> {
    // The app waits for no mail: it is there a turn or two later.
    for (let turn = 0; turn < 3; turn++) await setImmediate();
    for (const mail of mails.slice(since)) {
      if (mail.to !== this.#owner) continue;
      if (mail.kind === "written") this.#code = /\d{6,}/.exec(mail.text)?.[0] ?? this.#code;
      else this.#link = mail.resumeUrl ?? this.#link;
    }
  }
}
