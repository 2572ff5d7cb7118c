import type { Json } from "../../json.ts";
import type { Visit } from "./visit.ts";

/**
 * An object that scripts find, such as `nodeState`. Scripts touch nothing of ours: `inside` makes the object in the
 * sandbox, out of text, and what it cannot know there it asks for with JSON.
 */
export interface Binding {
  /**
   * JavaScript, run in the sandbox before the script, and before anything is known of it. There are
   * `define(name, object)`, `atStart(name, begin)`, which calls `begin` with the value of `starts`,
   * `call(name, …arguments)`, which answers JSON or throws, `list(array)`, which adds what Java's lists have, and
   * `refuse(name)`.
   */
  readonly inside: string;
  /** What is known when a script begins. */
  readonly starts?: Readonly<Record<string, (visit: Visit) => Json | undefined>>;
  /** Answered at once, each time that the script runs: the same answer to the same question. */
  readonly calls?: Readonly<
    Record<string, (visit: Visit, given: readonly Json[]) => Json | undefined>
  >;
  /** Answered when somebody else has: once, and remembered for when the script runs again. */
  readonly waits?: Readonly<
    Record<string, (visit: Visit, given: readonly Json[]) => Promise<Json | undefined>>
  >;
}
