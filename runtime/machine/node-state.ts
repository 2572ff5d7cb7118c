import type { Json } from "../json.ts";

/**
 * Node state in AM's three scopes. *Shared* survives the run and is handed to inner journeys and back; *transient*
 * is gone at the next round trip to the user; *secure* survives round trips, encrypted. Reads look in transient,
 * then secure, then shared. `objectAttributes` is the object of collected attributes, one per scope, read merged.
 */
export interface NodeState {
  /** The value of a top-level key, or undefined. */
  get(key: string): Json | undefined;
  /** The value of a top-level key in shared state alone: for what is shown, as no secret is kept there. */
  getShared(key: string): Json | undefined;
  /** Shared state, key by key. */
  sharedEntries(): readonly (readonly [key: string, value: Json])[];
  /** A collected attribute by path: `userName`, `preferences/marketing`. */
  getAttribute(path: string): Json | undefined;
  /** Every collected attribute, the scopes merged. */
  attributes(): Readonly<Record<string, Json>>;
  /** The collected attributes of shared state alone: no secret is ever among them. */
  sharedAttributes(): Readonly<Record<string, Json>>;
  setShared(key: string, value: Json): void;
  setTransient(key: string, value: Json): void;
  /** Kept as secrets are: encrypted, as long as a node reads it that says so in its manifest. */
  setSecure(key: string, value: Json): void;
  /** Takes a top-level key away, wherever it stands. */
  remove(key: string): void;
  setAttribute(scope: "shared" | "transient", path: string, value: Json): void;
}
