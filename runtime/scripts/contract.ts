import type { Json, JsonObject } from "../json.ts";
import type { Answer, Callback } from "../machine/callbacks.ts";

/** What a script sees of the request that its step came with. Anybody can send anything: none of it proves who it is. */
export interface ScriptRequest {
  /** The value of a header, several of one name joined by commas; undefined: it was not sent. */
  header(name: string): string | undefined;
  /** The value of a cookie; undefined: it was not sent. */
  cookie(name: string): string | undefined;
  /** Where the client is, if the app knows it. */
  readonly address: string | undefined;
}

/** The stored user whom the run is about, without passwords and whatever else the schema marks `writeOnly`. */
export interface ScriptUser {
  readonly id: string;
  readonly attributes: JsonObject;
  readonly loginCount: number;
  /** When the object was created, in milliseconds since the epoch; undefined where the directory cannot tell. */
  readonly createdAt: number | undefined;
  /** False: somebody has typed this name, and shown nothing yet. */
  readonly authenticated: boolean;
}

/** A structured logger. No secret and no identifier of a user belongs into a log. */
export interface ScriptLog {
  debug(fields: JsonObject, message: string): void;
  info(fields: JsonObject, message: string): void;
  warn(fields: JsonObject, message: string): void;
  error(fields: JsonObject, message: string): void;
}

/**
 * What a script is called with. `State` lists the keys of shared state that it reads; those of collected attributes stand
 * in `objectAttributes`. A key that is not optional must be set on every path to the script, which `journeyc check`
 * proves; without it the run ends in an error.
 */
export interface ScriptContext<State extends object = Readonly<Record<never, never>>> {
  /** Copies: to change them changes nothing. */
  readonly state: Readonly<State>;
  /** The answers to what the script has asked, one per callback; undefined when the node is entered. */
  readonly answers: readonly Answer[] | undefined;
  /** What the script left with its question. */
  readonly memory: Json | undefined;
  readonly request: ScriptRequest;
  /** The user's languages, the preferred one first. */
  readonly languages: readonly string[];
  /** Picks the text for the user's languages, else `en`, else the first. */
  localize(texts: Readonly<Record<string, string>> | undefined): string | undefined;
  /**
   * Whom `username` names; undefined when it is not set, there is no such user, or the journey names no resource.
   * @throws DirectoryUnavailable
   */
  user(): Promise<ScriptUser | undefined>;
  /** Milliseconds since the epoch. */
  now(): number;
  readonly log: ScriptLog;
  /** Aborted when the step's deadline passes or the caller goes away. Pass it to `fetch` and to whatever takes time. */
  readonly signal: AbortSignal;
}

/** A question to the user: the script is called again with the answers. What `ask` makes. */
export interface ScriptQuestion {
  readonly kind: "ask";
  readonly callbacks: readonly Callback[];
  /** Kept until the answers arrive. The client may hold it, sealed. */
  readonly memory?: Json;
}

/** An outcome, and what is written to shared state with it. What `take` makes. */
export interface ScriptOutcome<Outcome extends string = string, State extends object = object> {
  readonly outcome: Outcome;
  readonly state?: State;
}

/** What a script returns: an outcome, an outcome with state, or a question. */
export type ScriptResult = string | ScriptOutcome | ScriptQuestion;

/** The outcomes that a script's return type lists. */
export type OutcomeOf<Result> = Result extends string
  ? Result
  : Result extends { readonly outcome: infer Outcome extends string }
    ? Outcome
    : never;
