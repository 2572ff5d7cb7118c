import { createHash } from "node:crypto";
import type { ManagedObject } from "../directory/directory.ts";
import type { Session, SessionStore } from "./store.ts";

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

const tokenShape = /^[A-Za-z0-9_-]{43}$/;

/** What the sessions of signed-on users need. */
export interface SessionPorts {
  readonly store: SessionStore;
  readonly realm: string;
  readonly limits: SessionLimits;
  now(): number;
  /** Cryptographically random bytes. */
  random(bytes: number): Uint8Array;
}

/** Sessions of signed-on users. The token is 256 random bits; only its hash is stored. */
export class SignOnSessions {
  readonly #ports: SessionPorts;

  constructor(ports: SessionPorts) {
    this.#ports = ports;
  }

  get limits(): SessionLimits {
    return this.#ports.limits;
  }

  /**
   * Answers the new session's token.
   * @param store where it is put, when that is a view of the store
   */
  async create(
    user: ManagedObject,
    journey: string,
    store: Pick<SessionStore, "createSession"> = this.#ports.store,
  ): Promise<string> {
    const token = Buffer.from(this.#ports.random(32)).toString("base64url");
    const now = this.#ports.now();
    const userName = user.attributes["userName"];
    await store.createSession(hashOf(token), {
      userId: user.id,
      resource: user.resource,
      userName: typeof userName === "string" ? userName : user.id,
      realm: this.#ports.realm,
      journey,
      createdAt: now,
      lastUsedAt: now,
      expiresAt: now + this.#ports.limits.maximumMilliseconds,
    });
    return token;
  }

  /** The live session that a token stands for. */
  async verify(token: string | undefined): Promise<Session | undefined> {
    if (token === undefined || !tokenShape.test(token)) return undefined;
    const session = await this.#ports.store.readSession(hashOf(token));
    if (!session || session.realm !== this.#ports.realm) return undefined;
    const now = this.#ports.now();
    if (now >= session.expiresAt || now >= session.lastUsedAt + this.#ports.limits.idleMilliseconds)
      return undefined;
    if (now - session.lastUsedAt >= touchMilliseconds) {
      await this.#ports.store.touchSession(hashOf(token), now);
      return { ...session, lastUsedAt: now };
    }
    return session;
  }

  /** True when there was a session. */
  async end(token: string | undefined): Promise<boolean> {
    if (token === undefined || !tokenShape.test(token)) return false;
    return this.#ports.store.deleteSession(hashOf(token));
  }
}

function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}
