/**
 * The node-manifest contract: what a node type declares about itself, as plain data.
 *
 * One manifest serves the checker, the emitter, completion, hover, the reference pages, the import and
 * export of Ping's JSON, and the runtime. It is JSON: no functions, so that the compiler never loads a
 * node's code to know what the node does.
 */

/** What a setting's value *means*, beyond its JSON type. The checker validates each kind against the program. */
export type SettingKind =
  /** the name of an attribute of the journey's resource, e.g. `userName` */
  | "attribute"
  /** an attribute or a path into one, with `/`, e.g. `preferences/marketing` */
  | "attributePath"
  /** a bare reference to a connector declaration */
  | "connector"
  /** an object type of the connector that the sibling setting `connectorSetting` names */
  | "objectType"
  /** a bare reference to a journey */
  | "journey"
  /** a resource name, e.g. `managed/alpha_user` */
  | "resource"
  /** a CREST query filter over the journey's resource */
  | "queryFilter"
  /** a map from locale to text, e.g. `{ en: "Sign on" }` */
  | "localized"
  /** a duration, converted to `unit` */
  | "duration"
  /** a secret: only `secret.NAME` may stand here, never plain text */
  | "secret";

export type DurationUnit = "milliseconds" | "seconds" | "minutes" | "hours" | "days";

/** One setting: a JSON Schema (draft 2020-12) with the documentation and the meaning of the value. */
export interface SettingSchema {
  readonly type: "string" | "integer" | "number" | "boolean" | "array" | "object";
  readonly description: string;
  readonly default?: unknown;
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly minItems?: number;
  readonly pattern?: string;
  readonly items?: SettingSchema;
  readonly additionalProperties?: SettingSchema | boolean;
  readonly properties?: Readonly<Record<string, SettingSchema>>;
  readonly required?: readonly string[];
  /** The meaning of the value (a keyword of ours; ajv is told to know it). */
  readonly kind?: SettingKind;
  /** With `kind: "objectType"`: the setting that names the connector. */
  readonly connectorSetting?: string;
  /** With `kind: "duration"`: the unit of the number that the node receives. */
  readonly unit?: DurationUnit;
}

/** The settings of a node type as one closed JSON Schema object. */
export interface SettingsSchema {
  readonly type: "object";
  readonly properties: Readonly<Record<string, SettingSchema>>;
  /** Settings that a journey must give: those without a default. */
  readonly required: readonly string[];
  readonly additionalProperties: false;
}

/** One named way out of a node. */
export interface OutcomeManifest {
  /** How a `.journey` spells it: an identifier, e.g. `missingInput`. */
  readonly name: string;
  /** The id in AM's JSON, e.g. `MISSING`. */
  readonly id: string;
  /** The label in AM's console, e.g. `Missing Input`. */
  readonly displayName: string;
  readonly description: string;
  /** Exists only when this setting has this value (e.g. `error` of Inner Tree Evaluator). */
  readonly when?: { readonly setting: string; readonly equals: boolean | string | number };
  /**
   * Present: the outcome need not be wired. `foldsInto` names the outcome that is taken instead when it is
   * not; `"error"` means that the run ends in an error instead.
   */
  readonly optional?: { readonly foldsInto: string };
}

/** Where a node type's outcomes come from. */
export type OutcomesManifest =
  | { readonly from: "fixed"; readonly list: readonly OutcomeManifest[] }
  /** A page has the outcomes of its last member. */
  | { readonly from: "lastMember" };

/**
 * A key of node state; `${setting}` stands for a setting's value: `objectAttributes.${identityAttribute}`. The value of
 * a list stands for each of its items, an empty text for no key at all.
 */
export type StateKey = string;

export type StateScope = "shared" | "transient" | "secure";

/** A key that the node reads. `objectAttributes.*` reads every collected attribute. */
export interface StateRead {
  readonly key: StateKey;
  /** True: the node cannot do its work without it (an error or a negative outcome follows). */
  readonly required: boolean;
  /** Keys that serve instead, in order: `username` where `objectAttributes.userName` is not set. */
  readonly orElse?: readonly StateKey[];
  /** True: the value is a secret (a password, a one-time code). */
  readonly secret?: boolean;
}

/** A key that the node writes. */
export interface StateWrite {
  readonly key: StateKey;
  readonly scope: StateScope;
  /** Outcomes on which it is written; absent: on all. */
  readonly outcomes?: readonly string[];
  /** True: the value is a secret (a password, a one-time code). */
  readonly secret?: boolean;
}

/** What taking an outcome says about the user's identity. */
export interface IdentityEffect {
  readonly outcome: string;
  /**
   * - `proves`: the user showed a credential that was verified (Data Store Decision `true`);
   * - `establishes`: the identity comes into being here (creation, a mailed link);
   * - `looksUp`: somebody was found, nothing was shown (Identify Existing User `true`);
   * - `partial`: the password was right, but that is not enough (`mfaRequired`).
   */
  readonly effect: "proves" | "establishes" | "looksUp" | "partial";
  readonly key: StateKey;
}

/** What a node does to the run, as the checker and the machine rely on it. */
export interface EffectsManifest {
  readonly reads: readonly StateRead[];
  readonly writes: readonly StateWrite[];
  readonly identity: readonly IdentityEffect[];
}

/** What a node type declares. See the module comment. */
export interface NodeManifest {
  /** The name in a `.journey` file, PascalCase: `DataStoreDecision`. */
  readonly type: string;
  /** The type id in AM's JSON: `DataStoreDecisionNode`. */
  readonly amType: string;
  readonly displayName: string;
  readonly summary: string;
  readonly documentation: string;
  readonly settings: SettingsSchema;
  readonly outcomes: OutcomesManifest;
  /** True when the node may stop and ask the user something. */
  readonly interactive: boolean;
  /** True when the node may be a member of a page. */
  readonly pageMember: boolean;
  readonly effects: EffectsManifest;
}

/** What a connector kind declares: its settings, and the object types it can authenticate. */
export interface ConnectorManifest {
  /** The name in a `.journey` file: `Entra`. */
  readonly kind: string;
  readonly displayName: string;
  readonly summary: string;
  readonly settings: SettingsSchema;
  readonly objectTypes: readonly string[];
}
