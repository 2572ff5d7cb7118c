import type { Mistake } from "../../machine/link.ts";
import { defaultAttemptLimits, type AttemptLimits } from "../../session/attempt-limits.ts";
import { fields, typed, type Shapes } from "./shape.ts";
import { wrongNumbers } from "./wrong-option.ts";

/** How often credentials may be guessed. */
export interface AttemptOptions {
  /**
   * How often credentials may be guessed. Default: 5 times for a user and 100 times from an address within 15 minutes,
   * 1,000 times overall within a minute.
   */
  readonly attempts?: Partial<AttemptLimits>;
  /**
   * The address that a request came from, for the limit per address: of the socket, or from a header that a proxy of
   * the app's own sets and clients cannot. Default: none, addresses are not limited.
   */
  readonly clientAddress?: (request: Request) => string | undefined;
}

export const attemptShapes: Shapes<AttemptOptions> = {
  attempts: fields(...Object.keys(defaultAttemptLimits)),
  clientAddress: typed("function", "a function, `(request) => address`"),
};

/** Each limit is `false` or whole: half of one would let nothing through, or everything. */
export function checkAttempts({ attempts: limits = {} }: AttemptOptions): readonly Mistake[] {
  return Object.entries(limits).flatMap(([name, limit]) => {
    if (limit === false) return [];
    const { attempts, windowMilliseconds } = limit ?? {};
    return wrongNumbers(`attempts.${name}`, { attempts, windowMilliseconds });
  });
}
