import type { Worker } from "node:worker_threads";
import { overrunMilliseconds, threadMegabytes } from "../bounds.ts";
import { inside } from "../inside.ts";
import type { Answer, Call, Ended, Job, Said, ThreadSetup } from "../thread/protocol.ts";
import { SharedTime } from "../thread/shared-time.ts";
import { threadSource } from "../thread/source.ts";
import { threadFailed, threadsMissing } from "./errors.ts";
import { enginePackages } from "./engine-packages.ts";

/** A thread in which scripts run, one after the other. It keeps no process alive but while a script runs. */
export class ScriptThread {
  readonly #worker: Worker;
  readonly #time: SharedTime;
  readonly #answers: Int32Array;
  #isUsable = true;

  private constructor(worker: Worker, shared: SharedArrayBuffer) {
    this.#worker = worker;
    this.#time = new SharedTime(shared);
    this.#answers = new Int32Array(shared, SharedTime.bytes, 1);
    // Heard where it matters; nothing of a thread ends the process.
    worker.on("error", () => (this.#isUsable = false));
    worker.on("exit", () => (this.#isUsable = false));
    worker.unref();
  }

  /**
   * Starts a thread, and loads the engine there.
   * @throws JourneyError `package-missing`, `script-threads-missing`, `script-thread-failed`
   */
  static async start(): Promise<ScriptThread> {
    // Not at the top: a bundle would need it where nobody has scripts.
    const module = await import("node:worker_threads").catch((cause: unknown) => {
      throw threadsMissing(cause);
    });
    const packages = await enginePackages();
    const shared = new SharedArrayBuffer(SharedTime.bytes + Int32Array.BYTES_PER_ELEMENT);
    const worker = startWorker(module.Worker, { shared, ...packages, bindings: inside });
    const thread = new ScriptThread(worker, shared);
    worker.ref();
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const hear = (): void => resolve();
    const fail = (cause?: unknown): void => reject(threadFailed(cause));
    worker.once("message", hear).once("error", fail).once("exit", fail);
    try {
      await promise;
    } finally {
      worker.off("error", fail).off("exit", fail);
      worker.unref();
    }
    return thread;
  }

  /** False: it was ended, and another one must take its place. */
  get isUsable(): boolean {
    return this.#isUsable;
  }

  /**
   * Runs a script. It ends in time, whatever the script does: with its thread, if need be.
   * @param answer what a binding says; it does not throw
   */
  run(job: Job, answer: (call: Call) => Answer): Promise<Ended> {
    const { promise, resolve } = Promise.withResolvers<Ended>();
    const worker = this.#worker;
    const give = (ended: Ended, isUsable: boolean): void => {
      this.#isUsable &&= isUsable;
      resolve(ended);
    };
    const hear = (said: Said): void => {
      if (said.kind === "call") this.#answer(answer(said.call));
      else if (said.kind === "ended") give(said.ended, said.ended.kind !== "broke");
    };
    const spent = job.milliseconds;
    const fail = (): void => give({ kind: "broke", spent }, false);
    const watch = (): void => {
      // Not by the time that has passed here: the app may have been busy, and what the thread has said not been heard.
      if (this.#time.isUp(overrunMilliseconds)) give({ kind: "late", spent }, false);
      else watching = setTimeout(watch, overrunMilliseconds);
    };
    let watching = setTimeout(watch, job.milliseconds + overrunMilliseconds);
    worker.on("message", hear).once("error", fail).once("exit", fail);
    worker.ref();
    worker.postMessage(job, []);
    return promise.finally(() => {
      clearTimeout(watching);
      worker.off("message", hear).off("error", fail).off("exit", fail);
      worker.unref();
    });
  }

  async end(): Promise<void> {
    this.#isUsable = false;
    await this.#worker.terminate();
  }

  #answer(answer: Answer): void {
    this.#worker.postMessage(answer, []);
    Atomics.add(this.#answers, 0, 1);
    Atomics.notify(this.#answers, 0);
  }
}

/** @throws JourneyError `script-thread-failed`, where the process may start no threads */
function startWorker(Thread: typeof Worker, workerData: ThreadSetup): Worker {
  try {
    return new Thread(threadSource, {
      eval: true,
      name: "journeyc-scripts",
      workerData,
      // Nothing of the process: neither its environment nor what it was started with.
      env: {},
      argv: [],
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: threadMegabytes },
    });
  } catch (cause) {
    throw threadFailed(cause);
  }
}
