import { JourneyError } from "../../errors.ts";
import type { RedisCommands } from "./commands.ts";
import { withinTime } from "./deadline.ts";
import { RedisFailure } from "./failure.ts";

/** Lets work be done with Redis in a bounded time. Rejects with `RedisFailure`, and with what is a JourneyError already. */
export interface RedisConnection {
  use<Result>(work: (commands: RedisCommands) => Promise<Result>): Promise<Result>;
  close(): void;
}

/** A connected client that belongs to the store. */
export interface OwnedClient {
  readonly commands: RedisCommands;
  /** False for ever as soon as the connection is broken. */
  isReady(): boolean;
  destroy(): void;
}

/** Connects a client; settles in a bounded time. */
export type Connect = () => Promise<OwnedClient>;

/** The app's client: it connects, reconnects and closes it. */
export function appConnection(commands: RedisCommands, timeout: number): RedisConnection {
  return {
    async use(work) {
      try {
        return await withinTime(timeout, () => work(commands));
      } catch (error) {
        throw failureOf(error);
      }
    },
    close: () => undefined,
  };
}

function failureOf(error: unknown): RedisFailure | JourneyError {
  return error instanceof JourneyError ? error : new RedisFailure(error);
}

class ConnectionClosed extends Error {}

/** One client on its way, or there. */
interface Attempt {
  readonly made: Promise<OwnedClient>;
  client?: OwnedClient;
}

/**
 * A connection that is made when it is needed, and made anew by whoever comes next after it broke. Nothing waits in a
 * queue for a server to come back: while there is none, everybody is told so.
 */
export class OnDemandConnection implements RedisConnection {
  readonly #load: () => Promise<Connect>;
  readonly #timeout: number;
  #connect: Promise<Connect> | undefined;
  #attempt: Attempt | undefined;
  #closed = false;

  /**
   * @param load brings the client's code, once, and takes the time that it takes
   * @param timeout milliseconds that waiting for a connection and a command on it may take together
   */
  constructor(load: () => Promise<Connect>, timeout: number) {
    this.#load = load;
    this.#timeout = timeout;
  }

  async use<Result>(work: (commands: RedisCommands) => Promise<Result>): Promise<Result> {
    if (this.#closed) throw new RedisFailure(new ConnectionClosed());
    const attempt = this.#current(await (this.#connect ??= this.#load()));
    try {
      return await withinTime(this.#timeout, async () => work((await attempt.made).commands));
    } catch (error) {
      const failure = failureOf(error);
      if (failure instanceof RedisFailure && failure.endsConnection) this.#drop(attempt);
      throw failure;
    }
  }

  close(): void {
    this.#closed = true;
    if (this.#attempt) this.#drop(this.#attempt);
  }

  #current(connect: Connect): Attempt {
    if (this.#attempt?.client?.isReady() === false) this.#drop(this.#attempt);
    return (this.#attempt ??= this.#begin(connect));
  }

  #begin(connect: Connect): Attempt {
    const attempt: Attempt = { made: connect() };
    attempt.made.then(
      (client) => void (attempt.client = client),
      () => this.#drop(attempt),
    );
    return attempt;
  }

  #drop(attempt: Attempt): void {
    if (this.#attempt === attempt) this.#attempt = undefined;
    attempt.made.then(
      (client) => client.destroy(),
      () => undefined,
    );
  }
}
