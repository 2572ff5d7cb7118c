import { createHmac, type KeyObject } from "node:crypto";
import { canonicalIdentifier } from "../directory/canonical.ts";
import type { AttemptLimitKind } from "../machine/attempts.ts";
import type { AttemptLimits } from "./attempt-limits.ts";
import { clientNetwork } from "./client-network.ts";
import type { SessionStore } from "./store.ts";

export interface AttemptLimiterPorts {
  readonly store: SessionStore;
  readonly limits: AttemptLimits;
  /** Of the app's newest key, for this purpose and realm: what is stored names no user and no address. */
  readonly secret: KeyObject;
  now(): number;
}

/** An attempt in all of its counters. */
export interface CountedAttempt {
  readonly refusedBy: AttemptLimitKind | undefined;
  /**
   * It was right, and does not count. Nothing happens for one that was refused.
   * @param store where it is put, when that is a view of the store
   */
  giveBack(store: Pick<SessionStore, "giveBackAttempt">): Promise<void>;
}

/** An attempt in one counter. */
interface Taken {
  readonly key: string;
  readonly expiresAt: number;
  readonly within: boolean;
}

/** Counts guesses in the store, per user, per address and overall. */
export class AttemptLimiter {
  readonly #ports: AttemptLimiterPorts;

  constructor(ports: AttemptLimiterPorts) {
    this.#ports = ports;
  }

  /** Under which key the attempts of a user name are counted: one for all of its spellings. */
  userKey(name: string): string {
    const canonical = canonicalIdentifier(name);
    // No user can have a name that is refused; those are counted together.
    return this.#key("user", canonical.ok ? canonical.text : "");
  }

  /**
   * Overall comes first, so that nobody can fill the store beyond that limit. What another limit refuses does not
   * count overall: hammering one user, or from one address, must not use up what all others need.
   */
  async count(userKey: string, address: string | undefined): Promise<CountedAttempt> {
    const overall = await this.#take("overall", this.#key("overall", ""));
    if (overall?.within === false) return refusal("overall");
    const place =
      address === undefined
        ? undefined
        : await this.#take("address", this.#key("address", clientNetwork(address)));
    if (place?.within === false) return this.#refuse("address", overall);
    const user = await this.#take("user", userKey);
    if (user?.within === false) return this.#refuse("user", overall);
    return {
      refusedBy: undefined,
      giveBack: async (store) => {
        for (const taken of [user, place, overall]) await giveBack(taken, store);
      },
    };
  }

  /**
   * Lets the count of a user who has signed on begin again. It is that of his user name, which nobody else can have:
   * with any other attribute he could let somebody else's begin again.
   * @param store where it is put, when that is a view of the store
   */
  async signedOn(userName: string, store: Pick<SessionStore, "forgetAttempts">): Promise<void> {
    if (this.#ports.limits.user !== false) await store.forgetAttempts(this.userKey(userName));
  }

  #refuse(kind: AttemptLimitKind, overall: Taken | undefined): CountedAttempt {
    // Not waited for: one write more than for an attempt that is verified would tell the two apart. Where it fails,
    // this attempt counts overall until the window ends.
    giveBack(overall, this.#ports.store).catch(() => undefined);
    return refusal(kind);
  }

  /** Undefined where there is no limit. */
  async #take(kind: AttemptLimitKind, key: string): Promise<Taken | undefined> {
    const limit = this.#ports.limits[kind];
    if (limit === false) return undefined;
    const now = this.#ports.now();
    const { attempts, expiresAt } = await this.#ports.store.countAttempt(
      key,
      now,
      now + limit.windowMilliseconds,
    );
    return { key, expiresAt, within: attempts <= limit.attempts };
  }

  #key(kind: AttemptLimitKind, text: string): string {
    return createHmac("sha256", this.#ports.secret)
      .update(JSON.stringify([kind, text]))
      .digest("base64url");
  }
}

async function giveBack(
  taken: Taken | undefined,
  store: Pick<SessionStore, "giveBackAttempt">,
): Promise<void> {
  if (taken) await store.giveBackAttempt(taken.key, taken.expiresAt);
}

function refusal(kind: AttemptLimitKind): CountedAttempt {
  return { refusedBy: kind, giveBack: () => Promise.resolve() };
}
