/** Where and when a process dies. */
export interface Death {
  /** A node type; or `commit`, for the moment in which a step is stored. */
  readonly type: string;
  /** Before the node runs, while its statements are on their way, or when it has run and the step has not ended. */
  readonly phase: "before" | "during" | "after";
  /** The call that is the last one: those before it are of other users, whose steps are then on their way. */
  readonly call: number;
  /** Milliseconds between the statement and the end. */
  readonly delay: number;
}

/** Every node type on the way of a first sign-on, in its order. */
const types = [
  "Page",
  "DataStoreDecision",
  "PassthroughAuthentication",
  "IdentifyExistingUser",
  "RequiredAttributesPresent",
  "PatchObject",
  "IncrementLoginCount",
  "InnerTreeEvaluator",
  "LoginCountDecision",
];

/**
 * A death before, during and after each node, and nine around the commit.
 * @param users how many sign on at the same time
 */
export function everyDeath(users: number): readonly Death[] {
  const phases = ["before", "during", "after"] as const;
  const atNodes = types.flatMap((type, at) =>
    phases.map((phase, index) => ({
      type,
      phase,
      call: 1 + ((at + index) % users),
      delay: index === 1 ? at % 3 : 0,
    })),
  );
  const atCommits = Array.from({ length: 9 }, (_, index) => ({
    type: "commit",
    phase: "during" as const,
    call: 1 + (index % users),
    delay: index % 3,
  }));
  return [...atNodes, ...atCommits];
}

/** A third of them: each node once, before, during or after, and three around the commit. */
export function someDeaths(users: number): readonly Death[] {
  // Three for each node: the first of one, the second of the next, the third of the one after that.
  return everyDeath(users).filter((_, index) => index % 3 === Math.floor(index / 3) % 3);
}
