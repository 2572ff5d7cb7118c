import type { Factor, Sink, StateScope } from "../manifest.ts";

/** Outcomes by name with what they mean; or their names alone. */
export type OutcomesDefinition = readonly string[] | Readonly<Record<string, string>>;

/** A key of state that a node reads: `username`, `objectAttributes.mail`. */
export interface ReadDefinition {
  /** True: the node can do without it. Otherwise the checker proves that it is set, and the run ends in an error where it is not. */
  readonly optional?: boolean;
  /** True: the value is a secret (a password, a one-time code). */
  readonly secret?: boolean;
  /** Where the value comes to light; absent: nowhere. */
  readonly to?: Sink;
}

/** Keys with what is to be known of them; or keys that the node cannot do without. */
export type ReadsDefinition = readonly string[] | Readonly<Record<string, ReadDefinition>>;

interface AnyWriteDefinition {
  /** Outcomes on which it is written; absent: on all. */
  readonly outcomes?: readonly string[];
  /** True: not in every run. */
  readonly maybe?: boolean;
  /** True: the user types or chooses the value. */
  readonly input?: boolean;
}

/** A key of state that a node writes. No secret is kept in shared state. */
export type WriteDefinition = AnyWriteDefinition &
  (
    | { readonly secret?: false; /** Default: `shared`. */ readonly scope?: StateScope }
    | {
        readonly secret: true;
        /** Default: `secure`. */
        readonly scope?: Exclude<StateScope, "shared">;
      }
  );

/** Keys with what is to be known of them; or keys that are written in shared state, whatever the outcome. */
export type WritesDefinition = readonly string[] | Readonly<Record<string, WriteDefinition>>;

/** What taking an outcome says about the user. A node that says nothing of it proves nothing. */
export interface IdentityDefinition {
  /** `proves`: a credential was verified; `establishes`: the user comes into being; `looksUp`: somebody was found. */
  readonly effect: "proves" | "establishes" | "looksUp";
  /** The key of state that names the user. */
  readonly key: string;
  /** What a proof rests on; two of different kinds are multi-factor authentication. */
  readonly factor?: Factor;
}

/** By outcome. */
export type IdentitiesDefinition = Readonly<Record<string, IdentityDefinition>>;

/** What a setting means, beyond its type: the checker looks at it, and the editor completes it. */
export type CustomSettingKind = "attribute" | "attributePath" | "localized" | "secret";

export type SettingKindsDefinition = Readonly<Record<string, CustomSettingKind>>;

/** Options of the app that a node type cannot do without. */
export type CustomNeed = "mail" | "sms" | "terms" | "securityQuestions";

/** What a custom node type says of itself as plain data: all that its manifest is made of, but its settings. */
export interface CustomDefinition {
  /** Its name in messages, traces and documents, in Pascal case: `RiskScore`. */
  readonly type: string;
  /** What it does, in a sentence. */
  readonly summary: string;
  /** What is to be known of it beyond that. */
  readonly documentation?: string;
  readonly outcomes: OutcomesDefinition;
  readonly settingKinds?: SettingKindsDefinition;
  readonly reads?: ReadsDefinition;
  readonly writes?: WritesDefinition;
  readonly identity?: IdentitiesDefinition;
  /** True: it may ask the user, or suspend the run. */
  readonly interactive?: boolean;
  /** True: it may stand in a page. */
  readonly pageMember?: boolean;
  /** It takes guesses at a credential: the outcomes that wrong ones take. It must ask `context.attempts` first. */
  readonly guess?: { readonly wrong: readonly string[] };
  /** Outcomes that tell whether there is such a user, or what that user has set up. */
  readonly tells?: readonly string[];
  /** True: it changes the account of a user, who should have been authenticated before. */
  readonly changes?: boolean;
  readonly needs?: readonly CustomNeed[];
}
