/** So many attempts in so long a time, from the first of them on. */
export interface AttemptLimit {
  readonly attempts: number;
  readonly windowMilliseconds: number;
}

/** How often credentials may be guessed. `false` switches a limit off. */
export interface AttemptLimits {
  /** For each user name, whether there is such a user or not. */
  readonly user: AttemptLimit | false;
  /** For each address that the option `clientAddress` tells; an IPv6 address stands for its /64 network. */
  readonly address: AttemptLimit | false;
  /** For all users and addresses together. */
  readonly overall: AttemptLimit | false;
}

/**
 * Few enough that ours refuses before Entra ID's smart lockout, which locks at ten. Five in a quarter of an hour is
 * what CIS benchmarks and OWASP's "Authentication Cheat Sheet" (threshold, window, no lockout for ever) come to. An
 * address may be a whole office's; the overall limit makes one password for ten thousand users take ten minutes.
 */
export const defaultAttemptLimits: AttemptLimits = {
  user: { attempts: 5, windowMilliseconds: 15 * 60_000 },
  address: { attempts: 100, windowMilliseconds: 15 * 60_000 },
  overall: { attempts: 1_000, windowMilliseconds: 60_000 },
};
