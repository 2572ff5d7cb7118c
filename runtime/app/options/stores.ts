import type { Directory } from "../../directory/directory.ts";
import type { SessionStore } from "../../session/store.ts";
import { methods, type Shapes } from "./shape.ts";

/** What is kept, and where. */
export interface StoreOptions {
  /** Where users live. Default: SQLite in `./data`. */
  readonly directory?: Directory;
  /** Where used steps, waiting runs, sessions and counts of guesses are kept. Default: SQLite in `./data`. */
  readonly store?: SessionStore;
}

export const storeShapes: Shapes<StoreOptions> = {
  directory: methods("a directory, such as `sqliteDirectory()`", "open", "find", "verifyPassword"),
  store: methods("a session store, such as `sqliteStore()`", "open", "claimStep", "readSession"),
};
