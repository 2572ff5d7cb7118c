import type { SessionWishes } from "../machine/session-wishes.ts";
import { isActive } from "../directory/account-status.ts";
import type { Directory, ManagedObject } from "../directory/directory.ts";
import { JourneyError } from "../errors.ts";
import { hashOf, isToken, newToken } from "./opaque-token.ts";
import type { Session, SessionStore, StepEnd } from "./store.ts";

/** How long sessions live. The defaults are AM's: 30 minutes idle, two hours at most. */
export interface SessionLimits {
  readonly idleMilliseconds: number;
  readonly maximumMilliseconds: number;
}

export const defaultSessionLimits: SessionLimits = {
  idleMilliseconds: 30 * 60_000,
  maximumMilliseconds: 120 * 60_000,
};

/** A use is written down when the last one is older than this, so that reading a session seldom writes. */
const touchMilliseconds = 60_000;

/** What the sessions of signed-on users need. */
export interface SessionPorts {
  readonly store: SessionStore;
  /** Says whether a session's user is still there and active. */
  readonly directory: Pick<Directory, "read">;
  readonly realm: string;
  readonly limits: SessionLimits;
  now(): number;
  /** Learns of sessions that were ended before their time: by a logout, or with their user. Must not throw. */
  readonly ended?: (reference: string, session: Session) => void;
  /** Cryptographically random bytes. */
  random(bytes: number): Uint8Array;
}

/** A session that is to be stored, and the token that stands for it. */
export interface NewSession {
  readonly token: string;
  readonly stored: NonNullable<StepEnd["session"]>;
}

/**
 * Sessions of signed-on users. The token is 256 random bits; only its hash is stored. The session of a user who is gone
 * or inactive is none, and ends when it is asked for. Where the directory does not say, nobody is let in or signed out:
 * asking rejects.
 */
export class SignOnSessions {
  readonly #ports: SessionPorts;

  constructor(ports: SessionPorts) {
    this.#ports = ports;
  }

  /** A new session, which lives as soon as it is stored. */
  create(user: ManagedObject, journey: string, wishes: SessionWishes = {}): NewSession {
    const token = newToken(this.#ports.random);
    const now = this.#ports.now();
    const userName = user.attributes["userName"];
    const { properties, idleMilliseconds } = wishes;
    const lives = wishes.maximumMilliseconds ?? this.#ports.limits.maximumMilliseconds;
    const session = {
      userId: user.id,
      resource: user.resource,
      userName: typeof userName === "string" ? userName : user.id,
      realm: this.#ports.realm,
      journey,
      createdAt: now,
      lastUsedAt: now,
      expiresAt: now + lives,
      ...(idleMilliseconds === undefined ? {} : { idleMilliseconds }),
      ...(properties === undefined ? {} : { properties }),
    };
    return { token, stored: { tokenHash: hashOf(token), session } };
  }

  /** The live session that a token stands for. Asking counts as a use of it. */
  async verify(token: string | undefined): Promise<Session | undefined> {
    const session = await this.peek(token);
    if (token === undefined || !session) return undefined;
    const now = this.#ports.now();
    return now - session.lastUsedAt >= touchMilliseconds ? this.#touch(token, session) : session;
  }

  /** The live session that a token stands for, whose idle time begins again. */
  async refresh(token: string | undefined): Promise<Session | undefined> {
    const session = await this.peek(token);
    return token === undefined || !session ? undefined : this.#touch(token, session);
  }

  /** The live session that a token stands for, whose idle time goes on. */
  async peek(token: string | undefined): Promise<Session | undefined> {
    if (token === undefined || !isToken(token)) return undefined;
    const session = await this.#ports.store.readSession(hashOf(token));
    if (!session || session.realm !== this.#ports.realm || !this.#isLive(session)) return undefined;
    const user = await this.#user(session);
    if (user === "gone") await this.end(token);
    return user === "active" ? session : undefined;
  }

  #isLive(session: Session): boolean {
    const now = this.#ports.now();
    return now < session.expiresAt && now < session.lastUsedAt + this.idleMilliseconds(session);
  }

  /** How long a session lives without being used. */
  idleMilliseconds({ idleMilliseconds }: Session): number {
    return idleMilliseconds ?? this.#ports.limits.idleMilliseconds;
  }

  /** Of a resource that this app does not have, the user is a stranger; an app that shares the store may know better. */
  async #user({ resource, userId }: Session): Promise<"active" | "gone" | "stranger"> {
    try {
      const user = await this.#ports.directory.read(resource, userId);
      return user && isActive(user.attributes["accountStatus"] ?? undefined) ? "active" : "gone";
    } catch (thrown) {
      if (!(thrown instanceof JourneyError)) throw unreadable(thrown);
      if (thrown.code !== "directory-resource-unknown") throw thrown;
      return "stranger";
    }
  }

  async #touch(token: string, session: Session): Promise<Session> {
    const lastUsedAt = this.#ports.now();
    await this.#ports.store.touchSession(hashOf(token), lastUsedAt);
    return { ...session, lastUsedAt };
  }

  /**
   * Ends all sessions of a user.
   * @param resource only those of the user of this resource
   * @returns how many were live
   */
  async endAllOf(userId: string, resource?: string): Promise<number> {
    const { store, realm, ended } = this.#ports;
    const user = { userId, realm, ...(resource === undefined ? {} : { resource }) };
    const deleted = [...(await store.deleteSessionsOf(user))];
    const live = deleted.filter(([, session]) => this.#isLive(session));
    for (const [hash, session] of live) ended?.(referenceOf(hash), session);
    return live.length;
  }

  /** True when there was a session. */
  async end(token: string | undefined): Promise<boolean> {
    if (token === undefined || !isToken(token)) return false;
    const { store, ended } = this.#ports;
    const hash = hashOf(token);
    const session = ended ? await store.readSession(hash) : undefined;
    const existed = await store.deleteSession(hash);
    if (existed && session) ended?.(referenceOf(hash), session);
    return existed;
  }
}

/** A directory of the app's own that fails in its own way. */
function unreadable(cause: unknown): JourneyError {
  return new JourneyError(
    "directory-read-failed",
    "The user of a session could not be read from the directory.",
    "Read the cause in the log; the directory implementation has a fault.",
    { cause, temporary: true },
  );
}

/** By what an audit trail names a session: the beginning of the hash, which opens nothing. */
export function sessionReference(token: string): string {
  return referenceOf(hashOf(token));
}

function referenceOf(hash: string): string {
  return hash.slice(0, 16);
}
