import { createHmac, type KeyObject } from "node:crypto";
import { canonicalIdentifier } from "../directory/canonical.ts";
import type { AttemptLimitKind } from "../machine/attempts.ts";
import type { AttemptLimits } from "./attempt-limits.ts";
import { clientNetwork } from "./client-network.ts";
import type { StepUse } from "./step-use.ts";
import type { AttemptCounter, AttemptGivenBack, SessionStore } from "./store.ts";

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
  /** What is taken back when it was right, and does not count. Nothing for one that was refused. */
  readonly givenBack: readonly CountedIn[];
}

/** A counter that an attempt was counted in. */
export interface CountedIn extends AttemptGivenBack {
  readonly kind: AttemptLimitKind;
}

/** One of the counters of an attempt. */
interface Counter extends AttemptCounter {
  readonly kind: AttemptLimitKind;
}

/** Counts guesses in the store, per user, per address and overall. */
export class AttemptLimiter {
  readonly #ports: AttemptLimiterPorts;
  readonly #overall: string;

  constructor(ports: AttemptLimiterPorts) {
    this.#ports = ports;
    this.#overall = this.#key("overall", "");
  }

  /** Under which key the attempts of a user name are counted: one for all of its spellings. */
  userKey(name: string): string {
    const canonical = canonicalIdentifier(name);
    // No user can have a name that is refused; those are counted together.
    return this.#key("user", canonical.ok ? canonical.text : "");
  }

  /**
   * Counts in all counters by one change, which also takes the step where it is not taken yet. The wider limit decides first: nobody can fill the store beyond the overall
   * one, and from an address that has used up its own, nobody uses up a user's. What another limit refuses does not
   * count overall: hammering one user, or from one address, must not use up what all others need.
   * @throws StepUsed: nothing was counted
   */
  async count(
    userKey: string,
    address: string | undefined,
    use: Pick<StepUse, "count">,
  ): Promise<CountedAttempt> {
    const counters = this.#counters(userKey, address);
    const counts = await use.count(counters, this.#ports.now());
    if (!counts) throw new StepUsed("The step was used before.");
    const counted = counters.flatMap(({ kind, key, most }, at) => {
      const count = counts[at];
      return count
        ? [{ kind, key, expiresAt: count.expiresAt, within: count.attempts <= most }]
        : [];
    });
    const refusing = counted.findLastIndex(({ within }) => !within);
    const refusedBy = counted[refusing]?.kind;
    if (refusedBy === undefined) return { refusedBy, givenBack: counted };
    // A narrower one was counted, too, where somebody else filled this one at the same moment.
    this.#giveBack(
      counted.filter(
        ({ kind }, at) => at < refusing || (kind === "overall" && refusedBy !== "overall"),
      ),
    );
    return { refusedBy, givenBack: [] };
  }

  /**
   * The counter of a user who has signed on, which begins again. It is that of his user name, which nobody else can
   * have: with any other attribute he could let somebody else's begin again.
   */
  forgottenBy(userName: string): readonly string[] {
    return this.#ports.limits.user === false ? [] : [this.userKey(userName)];
  }

  /** Those that are limited, the widest last. */
  #counters(userKey: string, address: string | undefined): readonly Counter[] {
    const now = this.#ports.now();
    const counter = (kind: AttemptLimitKind, key: () => string): readonly Counter[] => {
      const limit = this.#ports.limits[kind];
      if (limit === false) return [];
      return [
        { kind, key: key(), expiresAt: now + limit.windowMilliseconds, most: limit.attempts },
      ];
    };
    return [
      ...counter("user", () => userKey),
      ...(address === undefined
        ? []
        : counter("address", () => this.#key("address", clientNetwork(address)))),
      ...counter("overall", () => this.#overall),
    ];
  }

  #giveBack(attemptsGivenBack: readonly CountedIn[]): void {
    if (attemptsGivenBack.length === 0) return;
    // Not waited for: one write more than for an attempt that is verified would tell the two apart. Where it fails,
    // this attempt counts overall until the window ends.
    this.#ports.store.endStep({ attemptsGivenBack }).catch(() => undefined);
  }

  #key(kind: AttemptLimitKind, text: string): string {
    return createHmac("sha256", this.#ports.secret)
      .update(JSON.stringify([kind, text]))
      .digest("base64url");
  }
}

/** Somebody else goes on with the step, which ends without a word of what its node makes of this. */
class StepUsed extends Error {}
