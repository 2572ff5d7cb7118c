import type { LinkedNode } from "./linked.ts";

/** Where a node stands: each node counts for itself. */
export interface NodePlace {
  readonly journey: string;
  readonly node: string;
}

/** Counts how often one node has let its user try again. */
export interface Retries {
  /** Counts one more in this run. @returns how many there are now */
  inRun(): number;
  /**
   * Counts one more for the user of this name, known or not, over all runs. Of callers at the same time each gets
   * another number. It begins again when the user has signed on in a run that was counted, and after a day.
   * @param name as it was typed; other spellings of the same name count together
   * @throws SessionStoreUnavailable
   */
  ofUser(name: string): Promise<number>;
  /**
   * Lets the user's count begin again.
   * @throws SessionStoreUnavailable
   */
  forgetUser(name: string): Promise<void>;
}

/** Keeps the counts of users. */
export interface RetryCounts {
  count(place: NodePlace, name: string): Promise<number>;
  forget(place: NodePlace, name: string): Promise<void>;
}

/** How often nodes of a run have counted. */
export type RunRetries = Map<string, NodePlace & { readonly count: number }>;

/** The retries of one node of a run. */
export function retriesOf(
  { journey, name: node }: LinkedNode,
  run: RunRetries,
  users: RetryCounts,
): Retries {
  const place = { journey: journey.name, node };
  const key = JSON.stringify([place.journey, place.node]);
  return {
    inRun() {
      const count = (run.get(key)?.count ?? 0) + 1;
      run.set(key, { ...place, count });
      return count;
    },
    ofUser: (name) => users.count(place, name),
    forgetUser: (name) => users.forget(place, name),
  };
}
