import type {
  IdentitiesDefinition,
  OutcomesDefinition,
  ReadsDefinition,
  WritesDefinition,
} from "../../catalogue/custom-definition.ts";
import type { Json } from "../../json.ts";
import type { IdentityPort, NodeContext, NodeResult, ask, suspend } from "../node-type.ts";

/** The names that a list or a record gives. */
export type NamesOf<Names> = Names extends readonly (infer Name extends string)[]
  ? Name
  : Extract<keyof Names, string>;

/** Keys that a node can do without. */
type OptionalKeys<Reads> = Reads extends readonly string[]
  ? never
  : {
      [Key in keyof Reads]: Reads[Key] extends { readonly optional: true } ? Key : never;
    }[keyof Reads];

/** What a read of a key brings: nothing only where the key is optional. */
type Read<Reads, Key, Value> = Key extends OptionalKeys<Reads> ? Value | undefined : Value;

/** The state as a custom node sees it: the keys that it declares. */
export interface CustomState<Reads extends ReadsDefinition, Writes extends WritesDefinition> {
  /** The value of a key. The run ends in an error where a key is missing that is not `optional`. */
  get<Key extends NamesOf<Reads>>(key: Key): Read<Reads, Key, Json>;
  /** As `get`, where the value must be a text. */
  text<Key extends NamesOf<Reads>>(key: Key): Read<Reads, Key, string>;
  /** Sets a key, in the scope that is declared for it. */
  set(key: NamesOf<Writes>, value: Json): void;
}

type Effects<Identity extends IdentitiesDefinition> = Identity[keyof Identity]["effect"];

/** What a node may say about the user: what it declares. */
export type CustomIdentity<Identity extends IdentitiesDefinition> = Pick<
  IdentityPort,
  | "authenticated"
  | (Effects<Identity> extends never ? never : "identify")
  | (Extract<Effects<Identity>, "proves" | "establishes"> extends never ? never : "prove")
>;

type Passed =
  | "answers"
  | "resumed"
  | "memory"
  | "resource"
  | "directory"
  | "session"
  | "request"
  | "attempts"
  | "mail"
  | "sms"
  | "app"
  | "languages"
  | "log"
  | "signal"
  | "localize"
  | "choose"
  | "now";

/** All that a custom node can see and do. */
export interface CustomContext<
  Settings,
  Outcomes extends OutcomesDefinition,
  Reads extends ReadsDefinition,
  Writes extends WritesDefinition,
  Identity extends IdentitiesDefinition,
> extends Pick<NodeContext<Settings>, Passed> {
  /** What the schema has made of the settings of the journey. */
  readonly settings: Settings;
  readonly state: CustomState<Reads, Writes>;
  readonly identity: CustomIdentity<Identity>;
  /** Takes an outcome. */
  readonly take: <Outcome extends NamesOf<Outcomes>>(outcome: Outcome) => NodeResult<Outcome>;
  /** Asks the user; for a node that is `interactive`. The node runs again with `answers`. */
  readonly ask: typeof ask;
  /** Suspends the run until the user follows a link; for a node that is `interactive`. */
  readonly suspend: typeof suspend;
}
