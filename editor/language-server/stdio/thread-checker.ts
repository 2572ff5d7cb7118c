import { extname } from "node:path";
import { Worker } from "node:worker_threads";
import type { BackgroundChecker, Found } from "../diagnostics/background-checker.ts";
import type { FolderKind } from "../session.ts";
import type { CheckAnswer, CheckRequest, ThreadData } from "./thread-messages.ts";

interface Waiting {
  readonly resolve: (found: Found) => void;
  readonly reject: (error: Error) => void;
}

/** The thread beside this module, under the name that it has there: as a source, built, or in a bundle. */
function startBeside(workerData: ThreadData): Worker {
  const module = new URL(`./check-thread${extname(import.meta.url)}`, import.meta.url);
  return new Worker(module, { workerData });
}

/** Checks in a thread of its own, which is started when the first check is asked for. */
export class ThreadChecker implements BackgroundChecker {
  readonly #root: string;
  readonly #kind: FolderKind;
  readonly #startWorker: (data: ThreadData) => Worker;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | undefined;
  #number = 0;

  /**
   * @param root the address of the folder
   * @param startWorker starts a worker that runs `check-thread.ts` on this data
   */
  constructor(
    root: string,
    kind: FolderKind = "workspace",
    startWorker: (data: ThreadData) => Worker = startBeside,
  ) {
    this.#root = root;
    this.#kind = kind;
    this.#startWorker = startWorker;
  }

  check(
    changes: ReadonlyMap<string, string | undefined>,
    entries: readonly string[],
  ): Promise<Found> {
    this.#worker ??= this.#start();
    const request: CheckRequest = { number: this.#number++, changes, entries };
    return new Promise((resolve, reject) => {
      this.#waiting.set(request.number, { resolve, reject });
      this.#worker?.postMessage(request);
    });
  }

  close(): void {
    void this.#worker?.terminate();
  }

  #start(): Worker {
    const worker = this.#startWorker({ root: this.#root, kind: this.#kind });
    worker.unref();
    worker.on("message", ({ number, found }: CheckAnswer) => {
      this.#waiting.get(number)?.resolve(found);
      this.#waiting.delete(number);
    });
    worker.on("error", (error: Error) => this.#fail(error));
    worker.on("exit", () => this.#fail(new Error("the thread has ended")));
    return worker;
  }

  #fail(error: Error): void {
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
    this.#worker = undefined;
  }
}
