/** What crosses between the app and a thread in which scripts run. Both sides are ours; scripts see none of it. */

/** What a thread is started with. */
export interface ThreadSetup {
  /** One `SharedTime`, and behind it the counter of answers. */
  readonly shared: SharedArrayBuffer;
  /** Where the packages of the engine are. */
  readonly core: string;
  readonly variant: string;
  /** The text that makes the bindings. */
  readonly bindings: string;
}

/** A run of a script. */
export interface Job {
  readonly script: string;
  /** JSON: what the bindings know from the start. */
  readonly given: string;
  readonly milliseconds: number;
  readonly memoryBytes: number;
}

/** What came of it. */
export type Ended = { readonly spent: number } & (
  | { readonly kind: "done"; readonly outcome: string | undefined }
  | { readonly kind: "threw"; readonly thrown: Thrown }
  /** Its time was up. */
  | { readonly kind: "late" }
  /** The app has answered a call with `stop`. */
  | { readonly kind: "stopped" }
  /** The engine itself gave up: its stack or its memory was used up where it cannot say so. */
  | { readonly kind: "broke" }
);

export interface Thrown {
  readonly name: string;
  readonly message: string;
  /** Of the script. */
  readonly line: number | undefined;
  readonly isSyntax: boolean;
}

/** Everything that a script can reach outside: JSON in, JSON out. */
export interface Call {
  readonly name: string;
  readonly json: string;
}

/** `fault` the script may catch; after `stop` it does nothing more. */
export type Answer =
  | { readonly kind: "answer"; readonly json: string }
  | { readonly kind: "fault"; readonly message: string }
  | { readonly kind: "stop" };

/** What a thread says. */
export type Said =
  | { readonly kind: "ready" }
  | { readonly kind: "call"; readonly call: Call }
  | { readonly kind: "ended"; readonly ended: Ended };
