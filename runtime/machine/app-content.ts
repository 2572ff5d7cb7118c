/** What an app says for the nodes of its journeys: texts and facts that stand in no journey. */
export interface AppContent {
  /** The terms that users must accept today. */
  readonly terms: Terms | undefined;
  /** What may be handed on to other systems with the user's consent. */
  readonly consentMappings: readonly ConsentMapping[];
  /** Whether Debug nodes may show values of the state. Never in production. */
  readonly showState: boolean;
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
