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
  /** a text that holds JSON; an object or a list stands for its JSON text */
  | "json"
  /** a secret: only `secret.NAME` may stand here, never plain text */
  | "secret"
  /** a script: the path of a file beside the journey, `./scripts/x.js`, or the id that AM has for it */
  | "script"
  /** one of the outcomes that the author names in the node's list of them */
  | "outcome";

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
  /** With `kind: "script"`: it makes one value of another, and decides nothing. An id of AM's stands for the usual way. */
  readonly transforms?: true;
  /** True: AM has no such setting. An export leaves it out, and says so. */
  readonly beyondAm?: true;
}

/** The settings of a node type as one closed JSON Schema object. */
export interface SettingsSchema {
  readonly type: "object";
  readonly properties: Readonly<Record<string, SettingSchema>>;
  /** Settings that a journey must give: those without a default. */
  readonly required: readonly string[];
  readonly additionalProperties: false;
}

/**
 * Holds when the setting has this value, or is a number above this one, given or by default. A value of the environment
 * counts as any.
 */
export type SettingCondition =
  | { readonly setting: string; readonly equals: boolean | string | number }
  | { readonly setting: string; readonly above: number };

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
  readonly when?: SettingCondition;
  /**
   * Present: the outcome need not be wired. `foldsInto` names the outcome that is taken instead when it is
   * not; `"error"` means that the run ends in an error instead.
   */
  readonly optional?: { readonly foldsInto: string };
  /** True: AM has no such outcome. An export leaves it out, and says so where it is wired. */
  readonly beyondAm?: true;
}

/** Where a node type's outcomes come from. */
export type OutcomesManifest =
  | { readonly from: "fixed"; readonly list: readonly OutcomeManifest[] }
  /** A page has the outcomes of its last member. */
  | { readonly from: "lastMember" }
  /**
   * The author names outcomes in a setting that is a list of texts (the choices of a Choice Collector, the outcomes of
   * a script); those of `list` come first. Their names and ids are the texts themselves.
   */
  | {
      readonly from: "setting";
      readonly setting: string;
      readonly list: readonly OutcomeManifest[];
    }
  /**
   * A setting names another node type by its id in AM, whose outcomes the node has, all that it can have; those of
   * `list` come first. Where that type is not known, they are those that the author wires.
   */
  | {
      readonly from: "nodeType";
      readonly setting: string;
      readonly list: readonly OutcomeManifest[];
    }
  /** Nobody has said what they are: they are those that the author wires. */
  | { readonly from: "wiring" };

/**
 * A key of node state; `${setting}` stands for a setting's value: `objectAttributes.${identityAttribute}`. The value of
 * a list stands for each of its items, that of a map for each of its keys (`${setting.*}`: for each of its values), an
 * empty text for no key at all.
 */
export type StateKey = string;

export type StateScope = "shared" | "transient" | "secure";

/** Where a value that a node reads comes to light. No secret may go there. */
export type Sink =
  /** a page or message that the user sees */
  | "page"
  /** an e-mail or text message */
  | "message"
  /** a log */
  | "log"
  /** an address that the browser opens */
  | "address"
  /** a cookie that another node or the browser can read */
  | "cookie"
  /** a property of the session, which clients can ask for */
  | "session"
  /** a request to another system, which is not there to verify the value */
  | "request"
  /** the attribute of the stored object that the key names; only one marked `writeOnly` may hold a secret */
  | "attribute";

/** A key that the node reads. `objectAttributes.*` reads every collected attribute, `*` every key. */
export interface StateRead {
  readonly key: StateKey;
  /** True: the node cannot do its work without it. False also where it has an outcome for just that. */
  readonly required: boolean;
  /** The outcome that is taken where it is not set; absent, with `required`: the run ends in an error. */
  readonly missing?: string;
  /** Keys that serve instead, in order: `username` where `objectAttributes.userName` is not set. */
  readonly orElse?: readonly StateKey[];
  /** True: the value is a secret (a password, a one-time code). */
  readonly secret?: boolean;
  /** Only with this setting. */
  readonly when?: SettingCondition;
  /** Where the value comes to light; absent: nowhere. */
  readonly to?: Sink;
  /** Only what stands in this scope. */
  readonly scope?: StateScope;
  /** Keys that are left out of a read of many. */
  readonly except?: readonly StateKey[];
}

/** A key that the node writes. */
export interface StateWrite {
  readonly key: StateKey;
  readonly scope: StateScope;
  /** Outcomes on which it is written; absent: on all. */
  readonly outcomes?: readonly string[];
  /** True: the value is a secret (a password, a one-time code). */
  readonly secret?: boolean;
  /** Only with this setting. */
  readonly when?: SettingCondition;
  /** The setting without which, or with an empty text in it, the key is not written. */
  readonly given?: string;
  /** True: not in every run (an answer that may be empty, a session that may not be there). */
  readonly maybe?: boolean;
  /** True: the user types or chooses the value. */
  readonly input?: boolean;
  /** True, of a secret: the directory stores it as a hash under this key, whatever the schema says. */
  readonly hashed?: boolean;
}

/** What kind of thing a proof rests on; two of different kinds are multi-factor authentication. */
export type Factor = "knowledge" | "possession" | "inherence";

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
  /** Whose identity: the key that names the user. Where a read of this key has `orElse`, those count too. */
  readonly key: StateKey;
  readonly factor?: Factor;
  /** True: the account of another system is proved. It counts for the stored user once that user has been found. */
  readonly remote?: boolean;
  /** True: of an earlier sign-on (a session, a cookie that remembers it). Whoever uses the browser has it. */
  readonly earlier?: boolean;
  /** Only with this setting; of several, only with all of them. */
  readonly when?: SettingCondition | readonly SettingCondition[];
  /** True: not in every run. Whatever a node does `maybe`, it does all of it or nothing. */
  readonly maybe?: boolean;
}

/** A secret that the node sends to somebody: who knows it later on has read that person's messages. */
export interface DeliveryManifest {
  /** The secret: `oneTimePassword`. */
  readonly key: StateKey;
  /** The key that names whom it is sent to. Where a read of this key has `orElse`, those count too. */
  readonly to: StateKey;
}

/** A credential that can be guessed: a password, a one-time code, an answer to a question. */
export interface GuessManifest {
  /** The outcomes that a wrong guess takes. */
  readonly wrong: readonly string[];
}

/** What keeps guessing in bounds. */
export interface LimitManifest {
  /** Outcomes that are taken only so often, because the attempt is counted or the account locked. */
  readonly outcomes: readonly string[];
  readonly by: "retries" | "lockout";
  /** Only with this setting. */
  readonly when?: SettingCondition;
}

/** What a node does to the run, as the checker and the machine rely on it. */
export interface EffectsManifest {
  readonly reads: readonly StateRead[];
  readonly writes: readonly StateWrite[];
  readonly identity: readonly IdentityEffect[];
  readonly delivers?: DeliveryManifest;
  /**
   * Outcomes that tell whether a user is there, or what that user has set up; the other outcomes tell the contrary. To
   * somebody who has shown nothing they should look alike.
   */
  readonly tells?: readonly string[];
  /** It changes the stored account of the user whom it finds, who should have been authenticated before. */
  readonly changes?: true | SettingCondition;
  /** It gives the user something to sign on with, or takes it away: a passkey, an authenticator app. */
  readonly credential?: true;
  readonly guess?: GuessManifest;
  readonly limit?: LimitManifest;
  /**
   * True: it runs code of the author's own (a script). It may read and write keys that are not named here, and say
   * anything about the user.
   */
  readonly anything?: boolean;
}

/** `origin`: as browsers write it, `https://example.com`; `domain`: without scheme and port, `example.com`. */
export type TextForm = "origin" | "domain";

/**
 * Values of a setting that AM takes, and that the runtime cannot keep or use. Of a list each item is such a value. With one
 * of them a journey is checked and exported; it is not compiled, and no app starts with it.
 */
export interface RefusedValues {
  readonly setting: string;
  /** These; or all but these; or texts that are not empty and have another form. */
  readonly values:
    | { readonly are: readonly (string | number | boolean)[] }
    | { readonly areNot: readonly (string | number | boolean)[] }
    | { readonly areNo: TextForm };
  /** Only with this setting. */
  readonly when?: SettingCondition;
  /** To stand after "because"; absent, with a form: that the value does not have it. */
  readonly reason?: string;
  readonly fix: string;
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
  readonly refuses?: readonly RefusedValues[];
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
  /** The npm packages that an app with this connector installs beside the runtime. */
  readonly packages: readonly string[];
}
