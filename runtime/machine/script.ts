import type { OutcomeOf, ScriptContext, ScriptResult } from "../scripts/contract.ts";

/** A script of AM's own: its text runs in a sandbox. */
export interface SandboxedScript {
  /** The file that it was compiled from, seen from its journey: `scripts/decide.js`. */
  readonly name: string;
  readonly text: string;
}

/** Whether a key is there in every run, or only in some. */
export type Presence = "always" | "maybe";

/** State keys, and whether they are always there: `{ username: "always", "objectAttributes.mail": "maybe" }`. */
export type ScriptKeys = Readonly<Record<string, Presence>>;

/** What the types of a script say about it, as the compiler has read them. */
export interface ScriptFacts<Outcome extends string = string> {
  /** The file, seen from its journey: `scripts/risk.ts`. */
  readonly name: string;
  /** The keys of shared state that it reads. */
  readonly reads: ScriptKeys;
  /** Its outcomes, and the keys of shared state that it writes on each. */
  readonly outcomes: { readonly [Name in Outcome]: ScriptKeys };
}

/** A script in TypeScript: a function, which journeys import. */
export class TypedScript<Outcome extends string = string> implements ScriptFacts<Outcome> {
  readonly name: string;
  readonly reads: ScriptKeys;
  readonly outcomes: ScriptFacts<Outcome>["outcomes"];
  // What is hashed of a journey is what can be seen of it, and a function has no text to rely on.
  readonly #run: (context: ScriptContext) => unknown;

  constructor(facts: ScriptFacts<Outcome>, run: (context: ScriptContext) => unknown) {
    this.name = facts.name;
    this.reads = facts.reads;
    this.outcomes = facts.outcomes;
    this.#run = run;
  }

  /** True for what `script()` made, and for nothing else. */
  static is(value: unknown): value is TypedScript {
    return typeof value === "object" && value !== null && #run in value;
  }

  call(context: ScriptContext): unknown {
    return this.#run(context);
  }
}

/**
 * A script in TypeScript with what the compiler has read of its types: `tsc` holds its outcomes against these once more.
 */
export function script<State extends object, Result extends ScriptResult>(
  run: (context: ScriptContext<State>) => Result | Promise<Result>,
  facts: ScriptFacts<OutcomeOf<Result>>,
): TypedScript<OutcomeOf<Result>> {
  // What stands in the state, the facts say; that it is of the script's types, the script says itself.
  return new TypedScript(facts, run as (context: ScriptContext) => unknown);
}

/** What a setting of the kind `script` holds in a compiled journey. */
export type Script = SandboxedScript | TypedScript;
