import type { Channel } from "./terminal.ts";

/** Called again and again while work goes on. */
export type Tell = (what: string, done: number, total: number) => void;

/** Work that is done sooner shows nothing. */
const patience = 700;
const pause = 100;

/** Says how far long work has come: on a terminal, on one line, which is gone when the work is done. */
export class Progress {
  readonly #channel: Channel;
  readonly #began = performance.now();
  #shown = 0;
  #isShown = false;

  constructor(channel: Channel) {
    this.#channel = channel;
  }

  readonly tell: Tell = (what, done, total) => {
    const now = performance.now();
    if (!this.#channel.live || now - this.#began < patience || now - this.#shown < pause) return;
    this.#shown = now;
    this.#isShown = true;
    this.#channel.write(`\r\u{1b}[K${what} ${done} of ${total}`);
  };

  done(): void {
    if (this.#isShown) this.#channel.write("\r\u{1b}[K");
    this.#isShown = false;
  }
}
