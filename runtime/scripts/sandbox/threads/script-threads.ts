import { defaultThreads, mostWaiting } from "../bounds.ts";
import type { Answer, Call, Ended, Job } from "../thread/protocol.ts";
import { threadsBusy, threadsClosed } from "./errors.ts";
import type { ScriptThread } from "./script-thread.ts";

interface Waiting {
  resolve(thread: ScriptThread): void;
  reject(reason: unknown): void;
}

/**
 * The threads in which an app's scripts run, so that none of them holds up anybody else. They are started when they are
 * first needed and kept; one that had to be ended is replaced.
 */
export class ScriptThreads {
  readonly #most: number;
  readonly #idle: ScriptThread[] = [];
  readonly #all = new Set<ScriptThread>();
  readonly #waiting = new Set<Waiting>();
  #starting = 0;
  #isClosed = false;

  /** @param most how many scripts compute at the same time */
  constructor(most: number = defaultThreads) {
    this.#most = most;
  }

  /**
   * Starts a thread, so that what is missing for it is found now.
   * @throws JourneyError `package-missing`, `script-threads-missing`, `script-thread-failed`
   */
  async ready(): Promise<void> {
    this.#giveBack(await this.#take(undefined));
  }

  /**
   * Runs a script as soon as a thread is free.
   * @param answer what a binding says; it does not throw
   * @param signal ends the waiting for a thread; a script that runs ends by itself
   * @throws JourneyError `script-threads-unavailable`, and those of `ready`; the signal's reason
   */
  async run(job: Job, answer: (call: Call) => Answer, signal: AbortSignal): Promise<Ended> {
    const thread = await this.#take(signal);
    try {
      return await thread.run(job, answer);
    } finally {
      this.#giveBack(thread);
    }
  }

  /** Ends all threads, and what runs in them. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#rejectAll(threadsClosed());
    await Promise.all([...this.#all].map((thread) => thread.end()));
  }

  async #take(signal: AbortSignal | undefined): Promise<ScriptThread> {
    signal?.throwIfAborted();
    if (this.#isClosed) throw threadsClosed();
    const idle = this.#idle.pop();
    if (idle?.isUsable === true) return idle;
    if (idle) this.#all.delete(idle);
    if (this.#all.size + this.#starting < this.#most) return this.#start();
    if (this.#waiting.size >= mostWaiting) throw threadsBusy(mostWaiting);
    return this.#wait(signal);
  }

  async #start(): Promise<ScriptThread> {
    this.#starting++;
    try {
      const module = await import("./script-thread.ts");
      const thread = await module.ScriptThread.start();
      if (this.#isClosed) {
        await thread.end();
        throw threadsClosed();
      }
      this.#all.add(thread);
      return thread;
    } catch (error) {
      // Whoever else waits would wait for nothing.
      if (this.#all.size === 0) this.#rejectAll(error);
      throw error;
    } finally {
      this.#starting--;
    }
  }

  #wait(signal: AbortSignal | undefined): Promise<ScriptThread> {
    const { promise, ...waiting } = Promise.withResolvers<ScriptThread>();
    const abort = (): void => {
      this.#waiting.delete(waiting);
      waiting.reject(signal?.reason);
    };
    signal?.addEventListener("abort", abort, { once: true });
    this.#waiting.add(waiting);
    return promise.finally(() => signal?.removeEventListener("abort", abort));
  }

  /** To whoever has waited longest; a thread that was ended is replaced first. */
  #giveBack(thread: ScriptThread): void {
    if (thread.isUsable) {
      const next = this.#next();
      if (next) next.resolve(thread);
      else this.#idle.push(thread);
      return;
    }
    this.#all.delete(thread);
    void thread.end();
    if (this.#isClosed) return;
    this.#start().then(
      (fresh) => this.#giveBack(fresh),
      // The next script that runs tries again, and is told.
      () => undefined,
    );
  }

  #rejectAll(reason: unknown): void {
    for (const waiting of this.#waiting) waiting.reject(reason);
    this.#waiting.clear();
  }

  #next(): Waiting | undefined {
    const [next] = this.#waiting;
    if (next) this.#waiting.delete(next);
    return next;
  }
}
