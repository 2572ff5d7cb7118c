import { isObject } from "../../json.ts";
import type { Environment } from "../../machine/settings.ts";
import { typed, type Shapes } from "./shape.ts";

/** What else the machine provides. */
export interface SurroundingsOptions {
  /** Where `env.NAME` and `secret.NAME` are read, once. Default: `process.env`. */
  readonly environment?: Environment;
  /** Milliseconds since the epoch. Default: `Date.now`, but never back. */
  readonly clock?: () => number;
  /** Cryptographically random bytes. Default: `crypto.randomBytes`. */
  readonly random?: (bytes: number) => Uint8Array;
}

export const surroundingsShapes: Shapes<SurroundingsOptions> = {
  environment: { wanted: "an object of texts, such as `process.env`", is: isObject },
  clock: typed("function", "a function, such as `Date.now`"),
  random: typed("function", "a function, such as `crypto.randomBytes`"),
};
