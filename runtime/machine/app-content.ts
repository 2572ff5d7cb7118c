import type { ScriptThreads } from "../scripts/sandbox/threads/script-threads.ts";

/** What an app says for the nodes of its journeys: texts and facts that stand in no journey. */
export interface AppContent {
  /** The terms that users must accept today. */
  readonly terms: Terms | undefined;
  /** The security questions that users may choose, and how many they must answer. */
  readonly securityQuestions: SecurityQuestions | undefined;
  /** What may be handed on to other systems with the user's consent. */
  readonly consentMappings: readonly ConsentMapping[];
  /** Whether Debug nodes may show values of the state. Never in production. */
  readonly showState: boolean;
  /** Certificate authorities of authenticators, as PEM, by alias; absent: none. */
  readonly attestationAuthorities?: Readonly<Record<string, string>>;
  /** What scripts of AM's find of the app; absent: nothing. */
  readonly scripts?: ScriptSurroundings;
}

/** What scripts of AM's find of the app, and what they may do. */
export interface ScriptSurroundings {
  readonly realm: string;
  /** The session's cookie. */
  readonly cookieName: string;
  /** What a script may send requests to. */
  readonly origins: ReadonlySet<string>;
  /** Values by name: `esv.api.url`. */
  readonly systemEnv: Readonly<Record<string, string>>;
  /** Texts of library scripts, by the name that scripts require. */
  readonly libraries: Readonly<Record<string, string>>;
  readonly bounds: {
    /** How long a script may compute in all; waiting does not count. */
    readonly milliseconds: number;
    readonly memoryBytes: number;
  };
  /** Where they run. */
  readonly threads: ScriptThreads;
}

/** A text, or one for each language: `{ en: "…", de: "…" }`. */
export type Wording = string | Readonly<Record<string, string>>;

/** Terms and conditions in one version. */
export interface Terms {
  readonly version: string;
  /** May hold HTML. */
  readonly text: Wording;
  /** When this version was made, in ISO 8601: `2026-01-31` or `2026-01-31T12:00:00Z`. */
  readonly createDate: string;
}

/** Security questions, as IDM's `selfservice.kba` has them. */
export interface SecurityQuestions {
  /** By id: what is stored with a user is the id. An id keeps its meaning for ever. */
  readonly questions: Readonly<Record<string, Wording>>;
  /** How many questions a user chooses and answers. */
  readonly minimumAnswersToDefine: number;
  /** How many of them are asked, all at once, when a user shows who he is. */
  readonly minimumAnswersToVerify: number;
}

/** A mapping of users to another system, which needs their consent. */
export interface ConsentMapping {
  /** What is stored with the user. */
  readonly name: string;
  readonly displayName?: Wording;
  /** The name or the address of a picture. */
  readonly icon?: string;
  /** What the other system may see, for the user to read: `Actual profile`. */
  readonly accessLevel?: Wording;
  /** What is handed on, for the user to read. */
  readonly fields?: readonly string[];
}
