import { jsonLinesLog } from "../log/json-lines-log.ts";
import { JourneyError } from "../errors.ts";
import type { Log } from "../machine/ports.ts";
import { loadClient } from "./redis/client.ts";
import type { RedisCommands } from "./redis/commands.ts";
import { appConnection, OnDemandConnection, type RedisConnection } from "./redis/connection.ts";
import { refuseEviction } from "./redis/eviction.ts";
import { RedisFailure } from "./redis/failure.ts";
import {
  countAttempt,
  createSession,
  giveBackAttempt,
  listSession,
  runScript,
  touchSession,
} from "./redis/scripts.ts";
import { fromFields, toFields } from "./redis/session-fields.ts";
import { readRedisUrl } from "./redis/url.ts";
import {
  isSessionOf,
  SessionExists,
  SessionStoreUnavailable,
  type AttemptCount,
  type AttemptCounter,
  type AttemptCounts,
  type Session,
  type SessionsOf,
  type SessionStore,
  type StepEnd,
  type StepMark,
} from "./store.ts";

export interface RedisStoreOptions {
  /** What all keys begin with; default: `journeyc:`. */
  readonly prefix?: string;
  /** Milliseconds that Redis may take to connect, and to answer; default: 2,000. */
  readonly commandTimeout?: number;
  /** Told when the server does not say whether it throws keys away; default: JSON lines on stderr. */
  readonly log?: Log;
}

/** Where Redis is: a URL (`rediss://` for TLS), or a node-redis client that the app has connected, and closes. */
export type RedisServer = { readonly url: string } | { readonly client: RedisCommands };

/**
 * Marks, waiting runs, sessions and attempts on a Redis or Valkey server, for apps on several machines.
 * `docs/stores.md` says which settings of the server they rest on, and what a fail-over may lose.
 * @throws JourneyError `redis-url-invalid`
 */
export function redisStore(options: RedisServer & RedisStoreOptions): SessionStore {
  const { prefix = "journeyc:", commandTimeout = 2_000, log = jsonLinesLog() } = options;
  if ("client" in options)
    return new RedisStore(appConnection(options.client, commandTimeout), prefix, log);
  const url = readRedisUrl(options.url);
  const load = () => loadClient(url, commandTimeout);
  return new RedisStore(new OnDemandConnection(load, commandTimeout), prefix, log);
}

/**
 * Keys outlive their time by this much. Redis forgets by its own clock and the runtime decides by the app's: while
 * they differ by less, nothing is forgotten too early.
 */
const margin = 10 * 60_000;

class RedisStore implements SessionStore {
  readonly #connection: RedisConnection;
  readonly #prefix: string;
  readonly #log: Log;

  constructor(connection: RedisConnection, prefix: string, log: Log) {
    this.#connection = connection;
    this.#prefix = prefix;
    this.#log = log;
  }

  async open(): Promise<void> {
    if (await this.#use(refuseEviction)) return;
    this.#log.warn(
      { code: "redis-eviction-unknown" },
      "Redis does not tell its maxmemory-policy. It must be noeviction, or used steps could be used again.",
    );
  }

  async claimStep(run: string, step: number, expiresAt: number): Promise<boolean> {
    const reply = await this.#use((commands) =>
      commands.set(this.#key("step", `${run}:${step}`), "", {
        condition: "NX",
        expiration: { type: "PX", value: lifetime(Date.now(), expiresAt) },
      }),
    );
    return reply === "OK";
  }

  async readRun(idHash: string): Promise<string | undefined> {
    const sealed = await this.#use((commands) => commands.get(this.#key("run", idHash)));
    return typeof sealed === "string" ? sealed : undefined;
  }

  async takeRun(idHash: string): Promise<boolean> {
    return (await this.#use((commands) => commands.del(this.#key("run", idHash)))) === 1;
  }

  async readSession(tokenHash: string): Promise<Session | undefined> {
    return fromFields(
      await this.#use((commands) => commands.hGetAll(this.#key("session", tokenHash))),
    );
  }

  async touchSession(tokenHash: string, lastUsedAt: number): Promise<void> {
    await this.#use((commands) =>
      runScript(commands, touchSession, this.#key("session", tokenHash), lastUsedAt),
    );
  }

  async deleteSession(tokenHash: string): Promise<boolean> {
    return (await this.#use((commands) => commands.del(this.#key("session", tokenHash)))) === 1;
  }

  async deleteSessionsOf(user: SessionsOf): Promise<ReadonlyMap<string, Session>> {
    const list = this.#key("sessions-of", user.userId);
    const listed = await this.#use((commands) => commands.zRange(list, 0, -1));
    const tokenHashes = Array.isArray(listed) ? listed.map(String) : [];
    const deleted = await Promise.all(
      tokenHashes.map(async (tokenHash) => {
        const session = await this.readSession(tokenHash);
        // A name without a session stays: it may be one that is being created at this moment.
        if (!session || !isSessionOf(session, user)) return [];
        const existed = await this.deleteSession(tokenHash);
        await this.#use((commands) => commands.zRem(list, [tokenHash]));
        return existed ? [[tokenHash, session] as const] : [];
      }),
    );
    return new Map(deleted.flat());
  }

  /** One after the other, the widest first: keys of a cluster have no place in common. */
  async countAttempts(
    counters: readonly AttemptCounter[],
    now: number,
    mark?: StepMark,
  ): Promise<AttemptCounts | undefined> {
    if (mark && !(await this.#useUp(mark))) return undefined;
    const counts: (AttemptCount | undefined)[] = counters.map(() => undefined);
    for (const [at, counter] of [...counters.entries()].toReversed()) {
      const count = await this.#countAttempt(counter, now);
      counts[at] = count;
      if (count.attempts > counter.most) break;
    }
    return counts;
  }

  /** A session is stored before anything is forgotten for it: what dies in between costs nobody an attempt more. */
  async endStep(end: StepEnd): Promise<void> {
    const { run, session, forgottenAttempts = [], attemptsGivenBack = [] } = end;
    if (run) await this.#keepRun(run);
    if (session) await this.#createSession(session);
    await this.#use((commands) =>
      Promise.all([
        ...forgottenAttempts.map((key) => commands.del(this.#key("attempts", key))),
        ...attemptsGivenBack.map(({ key, expiresAt }) =>
          runScript(commands, giveBackAttempt, this.#key("attempts", key), expiresAt),
        ),
      ]),
    );
  }

  async probe(): Promise<void> {
    await this.#use((commands) => commands.ping());
  }

  /** Nothing: Redis forgets by itself. */
  async purge(): Promise<void> {}

  async close(): Promise<void> {
    this.#connection.close();
  }

  async #keepRun({ idHash, sealed, expiresAt }: NonNullable<StepEnd["run"]>): Promise<void> {
    await this.#use((commands) =>
      commands.set(this.#key("run", idHash), sealed, {
        expiration: { type: "PX", value: lifetime(Date.now(), expiresAt) },
      }),
    );
  }

  async #createSession({ tokenHash, session }: NonNullable<StepEnd["session"]>): Promise<void> {
    const { userId, createdAt, expiresAt } = session;
    const lives = lifetime(createdAt, expiresAt);
    const fields = toFields(session);
    const created = await this.#use(async (commands) => {
      // Listed first: what dies in between leaves a name without a session, never a session that nobody finds.
      const list = this.#key("sessions-of", userId);
      await runScript(commands, listSession, list, tokenHash, createdAt + lives, createdAt, lives);
      return runScript(commands, createSession, this.#key("session", tokenHash), lives, ...fields);
    });
    if (created !== 1) throw new SessionExists();
  }

  #useUp(mark: StepMark): Promise<boolean> {
    return mark.kind === "step"
      ? this.claimStep(mark.run, mark.step, mark.expiresAt)
      : this.takeRun(mark.idHash);
  }

  async #countAttempt({ key, expiresAt }: AttemptCounter, now: number): Promise<AttemptCount> {
    const reply = await this.#use((commands) =>
      runScript(commands, countAttempt, this.#key("attempts", key), now, expiresAt, margin),
    );
    const [attempts, end] = Array.isArray(reply) ? reply.map(Number) : [];
    if (!attempts || !end) throw unavailable("a counter cannot be read");
    return { attempts, expiresAt: end };
  }

  #key(kind: "step" | "run" | "session" | "sessions-of" | "attempts", name: string): string {
    return `${this.#prefix}${kind}:${name}`;
  }

  async #use<Result>(work: (commands: RedisCommands) => Promise<Result>): Promise<Result> {
    try {
      return await this.#connection.use(work);
    } catch (error) {
      throw error instanceof RedisFailure ? unavailable(error.code, { cause: error }) : error;
    }
  }
}

/** Milliseconds to live from now on; never none, so that a mark stands even where clocks are far apart. */
function lifetime(now: number, expiresAt: number): number {
  return Math.ceil(Math.max(expiresAt - now, 0) + margin);
}

function unavailable(reason: string, options?: ErrorOptions): JourneyError {
  return new SessionStoreUnavailable(`The session store's Redis failed: ${reason}.`, options);
}
