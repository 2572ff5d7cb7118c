import type { Factor } from "@journeyc/grammar/manifest";
import type { Proof } from "../3-flow/facts/identity.ts";

/** How long a value lasts: see "State" in docs/proofs.md. */
export type Lasts =
  /** In shared state: to the end of the run. */
  | "run"
  /** To the end of this journey, while a later node reads it: a secret. */
  | "journey"
  /** Until the user is asked again. */
  | "page";

/** A key of node state that is set on some path. */
export interface KnownKey {
  readonly key: string;
  /** True: on every path. */
  readonly surely: boolean;
  readonly secret: boolean;
  readonly lasts: Lasts;
}

/** What is known of a run at a place of a journey, over all paths that lead there. */
export interface Known {
  /**
   * `reached`: some run gets here; `noPath`: the wiring leads here from nowhere; `endsBefore`: it does, but every run ends
   * on the way, or takes another outcome.
   */
  readonly reach: "reached" | "noPath" | "endsBefore";
  /** Keys that are needed on every way here, and that no way sets: with `endsBefore`. */
  readonly missing: readonly string[];
  /** By their names. */
  readonly keys: readonly KnownKey[];
  /** True: a script or a node of unknown type may have set other keys, too. */
  readonly open: boolean;
  /** What has been shown about the user on some path, each once, the weakest first. */
  readonly proofs: readonly Proof[];
  /** The kinds of proof that the user has shown on every path. */
  readonly factors: readonly Factor[];
  /** Whether the user of the run has been found in the directory, or comes into being there. */
  readonly found: "surely" | "maybe" | "no";
}

export const unreached: Omit<Known, "reach"> = {
  missing: [],
  keys: [],
  open: false,
  proofs: [],
  factors: [],
  found: "no",
};
