import { Worker } from "node:worker_threads";
import type { Picture } from "journeyc/drawing";
import { type Draw, NotDrawn } from "../language-server/diagram/draw.ts";
import type { Reply } from "./thread.ts";

/** A picture that takes longer would be out of date when it comes. */
const secondsAtMost = 10;
/** A thread that nobody has asked for so long is ended: it holds memory. */
const idleMilliseconds = 60_000;

/** Starts the thread of this package as it lies on the disk: compiled, or as source. */
function startThread(): Worker {
  const source = import.meta.url.endsWith(".ts");
  const execArgv = source
    ? [...process.execArgv, "--conditions=@journeyc/source"]
    : process.execArgv;
  return new Worker(new URL(source ? "./thread.ts" : "./thread.js", import.meta.url), { execArgv });
}

/** Draws pictures in a thread of its own, one after the other, so that a large one blocks nobody who types. */
export class DrawingThread {
  readonly #start: () => Worker;
  readonly #seconds: number;
  #worker: Worker | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #idle: ReturnType<typeof setTimeout> | undefined;

  /** @param start starts a worker that runs `thread.ts` */
  constructor(start: () => Worker = startThread, seconds: number = secondsAtMost) {
    this.#start = start;
    this.#seconds = seconds;
  }

  readonly draw: Draw = (picture) => {
    const drawn = this.#last.then(() => this.#drawNow(picture));
    this.#last = drawn.catch(() => undefined);
    return drawn;
  };

  /** Ends the thread; the next picture starts another. */
  async close(): Promise<void> {
    clearTimeout(this.#idle);
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }

  async #drawNow(picture: Picture): Promise<string> {
    clearTimeout(this.#idle);
    this.#worker ??= this.#start();
    try {
      const reply = await this.#replyOf(this.#worker, picture);
      if ("error" in reply) throw new Error(reply.error);
      this.#idle = setTimeout(() => void this.close(), idleMilliseconds).unref();
      return reply.svg;
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  #replyOf(worker: Worker, picture: Picture): Promise<Reply> {
    const { promise, resolve, reject } = Promise.withResolvers<Reply>();
    const late = `This journey takes longer than ${this.#seconds} seconds to lay out.`;
    const timer = setTimeout(() => reject(new NotDrawn(late)), this.#seconds * 1000);
    worker.once("message", resolve);
    worker.once("error", reject);
    // While it draws it keeps the process alive, waiting it does not.
    worker.ref();
    worker.postMessage(picture, []);
    return promise.finally(() => {
      clearTimeout(timer);
      worker.off("message", resolve).off("error", reject);
      worker.unref();
    });
  }
}
