import type { PeerName } from "./peers.ts";

/** A figure that a goal bounds: a ratio against a peer, or a size. */
export interface Claim {
  /** What it is measured against, for the table: "`node -e 0`". */
  readonly against: string;
  /** `×` when absent: a ratio. */
  readonly unit?: "×" | "MB" | "kB" | "ms" | "B" | "";
  readonly atMost?: number;
  readonly atLeast?: number;
  /** As a quiet machine has it: the short form fails where a ratio is 2.5 times as bad. */
  readonly usual?: number;
  /** Why the bound is not met, from a profile, and the next idea. */
  readonly ifMissed?: string;
}

export interface Effort {
  /** True: a few seconds, and nothing that must be fetched. */
  readonly short: boolean;
  /** How often all is measured where the goal does not know better. */
  readonly rounds: number;
  /** Tells a person what is being measured. */
  progress(text: string): void;
}

export interface Measured<Name extends string = string> {
  readonly values: Readonly<Partial<Record<Name, number>>>;
  /** What the values were computed from, in words. */
  readonly figures: readonly string[];
}

/** A row of the table of goals. */
export interface Goal {
  /** On the command line. */
  readonly name: string;
  readonly work: string;
  readonly claims: Readonly<Record<string, Claim>>;
  /** Whom it is measured against, of those that are fetched. */
  readonly peers: readonly PeerName[];
  /** True: the short form measures it as well. */
  readonly short: boolean;
  measure(effort: Effort): Promise<Measured>;
}

export function defineGoal<const Name extends string>(goal: {
  readonly name: string;
  readonly work: string;
  readonly claims: Readonly<Record<Name, Claim>>;
  readonly peers?: readonly PeerName[];
  readonly short?: boolean;
  measure(effort: Effort): Promise<Measured<NoInfer<Name>>>;
}): Goal {
  return { peers: [], short: false, ...goal };
}

/** Undefined where the claim has no bound. NaN meets none. */
export function isMet({ atMost, atLeast }: Claim, value: number): boolean | undefined {
  if (atMost === undefined && atLeast === undefined) return undefined;
  return value <= (atMost ?? Infinity) && value >= (atLeast ?? -Infinity);
}

/** How many times as bad as usual is a regression, on whatever machine. */
const gross = 2.5;

/** Whether a ratio is so much worse than usual that no noise explains it. */
export function isGross({ atLeast, usual }: Claim, value: number): boolean {
  if (usual === undefined) return false;
  const bound = atLeast === undefined ? value < usual * gross : value > usual / gross;
  return !bound;
}
