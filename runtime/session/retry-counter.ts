import { createHmac, type KeyObject } from "node:crypto";
import { canonicalIdentifier } from "../directory/canonical.ts";
import type { NodePlace, RetryCounts } from "../machine/retries.ts";
import type { SessionStore } from "./store.ts";

/** How long a user's count of retries lasts since it began, in milliseconds: a day. */
export const retryMilliseconds = 86_400_000;

export interface RetryCounterPorts {
  readonly store: SessionStore;
  /** Of the app's newest key, for this purpose and realm: what is stored names no user. */
  readonly secret: KeyObject;
  now(): number;
}

/** Counts the retries that nodes grant to users, over all their runs, in the store. */
export class RetryCounter {
  readonly #ports: RetryCounterPorts;

  constructor(ports: RetryCounterPorts) {
    this.#ports = ports;
  }

  /**
   * For one step.
   * @param before done before the store is asked: counting waits for it, and it for nobody who counts
   */
  ofStep(before: () => Promise<void>): RetryCounts {
    return {
      count: async (place, name) => {
        await before();
        const { store, now } = this.#ports;
        const at = now();
        const counter = {
          key: this.#key(place, name),
          expiresAt: at + retryMilliseconds,
          most: Number.MAX_SAFE_INTEGER,
        };
        const [count] = (await store.countAttempts([counter], at)) ?? [];
        return count?.attempts ?? Number.MAX_SAFE_INTEGER;
      },
      forget: async (place, name) => {
        await before();
        await this.#ports.store.endStep({ forgottenAttempts: [this.#key(place, name)] });
      },
    };
  }

  /**
   * The counts of a user who has signed on, which begin again. They are those of his own user name, whatever names were
   * typed in the run: nobody lets somebody else's begin again.
   */
  forgottenBy(places: Iterable<NodePlace>, userName: string): readonly string[] {
    return Array.from(places, (place) => this.#key(place, userName));
  }

  #key({ journey, node }: NodePlace, name: string): string {
    const canonical = canonicalIdentifier(name);
    // No user can have a name that is refused; those are counted together.
    const user = canonical.ok ? canonical.text : "";
    return createHmac("sha256", this.#ports.secret)
      .update(JSON.stringify([journey, node, user]))
      .digest("base64url");
  }
}
