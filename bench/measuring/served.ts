import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { Agent, request } from "node:http";
import { join } from "node:path";

/** What a client sends. */
export interface Call {
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** Asks, and answers the body; a status other than 200 throws. */
export type Ask = (call: Call) => Promise<unknown>;

/** One visit of a client: one request or several, the one after the other. */
export type Visit = (ask: Ask) => Promise<void>;

/** How it was to be served. */
export interface Served {
  /** CPU time of the server, of all its threads, in milliseconds for each visit. */
  readonly cpu: number;
  readonly perSecond: number;
  /** Milliseconds of each visit. */
  readonly times: readonly number[];
}

/** A server in a process of its own, and clients that keep their connections. */
export class Server implements AsyncDisposable {
  readonly #process: ChildProcess;
  readonly #port: number;

  private constructor(process: ChildProcess, port: number) {
    this.#process = process;
    this.#port = port;
  }

  /** @param name of a module in `bench/servers`, which says its port when it listens */
  static async start(name: string, ...given: readonly string[]): Promise<Server> {
    const file = join(import.meta.dirname, `../servers/${name}.ts`);
    const child = fork(file, given, {
      stdio: ["ignore", "ignore", "inherit", "ipc"],
      execArgv: ["--disable-warning=ExperimentalWarning"],
    });
    const { port } = (await answer(child)) as { readonly port: number };
    return new Server(child, port);
  }

  /** Asks the server, over its channel, for figures of its own. */
  async tell<Figures>(question: string): Promise<Figures> {
    const told = answer(this.#process);
    this.#process.send(question);
    return (await told) as Figures;
  }

  /**
   * So many visits by clients that have a connection each.
   * @param pause milliseconds from the begin of one visit of a client to the begin of its next; 0: at once
   */
  async serve(visits: number, connections: number, visit: Visit, pause = 0): Promise<Served> {
    const agent = new Agent({ keepAlive: true, maxSockets: connections });
    const ask: Ask = (call) => this.#ask(agent, call);
    const times: number[] = [];
    let left = visits;
    const client = async (offset: number): Promise<void> => {
      let due = performance.now() + offset;
      while (left > 0) {
        left -= 1;
        const wait = due - performance.now();
        if (pause > 0 && wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
        due += pause;
        const from = performance.now();
        await visit(ask);
        times.push(performance.now() - from);
      }
    };
    const before = await this.tell<number>("cpu");
    const from = performance.now();
    await Promise.all(
      Array.from({ length: connections }, (_, at) => client((pause * at) / connections)),
    );
    const seconds = (performance.now() - from) / 1_000;
    const cpu = ((await this.tell<number>("cpu")) - before) / visits;
    agent.destroy();
    return { cpu, perSecond: visits / seconds, times };
  }

  #ask(agent: Agent, { path, headers, body }: Call): Promise<unknown> {
    const text = JSON.stringify(body);
    return new Promise((resolve, reject) => {
      const outgoing = request(
        {
          agent,
          host: "127.0.0.1",
          port: this.#port,
          path,
          method: "POST",
          headers: {
            "content-type": "application/json",
            "content-length": Buffer.byteLength(text),
            ...headers,
          },
        },
        (incoming) => {
          let answered = "";
          incoming.setEncoding("utf8").on("data", (part: string) => (answered += part));
          incoming.on("end", () => {
            if (incoming.statusCode === 200) resolve(JSON.parse(answered));
            else reject(new Error(`${path}: ${incoming.statusCode} ${answered}`));
          });
        },
      );
      outgoing.on("error", reject);
      outgoing.end(text);
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const ended = once(this.#process, "exit");
    this.#process.kill();
    await ended;
  }
}

/** What the server says next; an end of it is an error. */
function answer(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null): void => reject(new Error(`The server ended: ${code}.`));
    child.once("exit", ended);
    child.once("message", (told) => {
      child.off("exit", ended);
      resolve(told);
    });
  });
}
