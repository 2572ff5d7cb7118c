import type { moduleFormat } from "../catalogue/module-format.ts";
import type { JsonObject } from "../json.ts";
import type { NodeType } from "./node-type.ts";
import type { Script } from "./script.ts";

/** The ends of a journey that a wiring may name. */
export type Terminal = "success" | "failure" | "stop";

/**
 * A value of the environment, read when the app starts: what `env.NAME` and `secret.NAME` compile to. A class, so
 * that no JSON in a settings object can be taken for one.
 */
export class EnvironmentReference {
  readonly kind: "env" | "secret";
  readonly name: string;
  // Makes the type nominal: an object literal of the same shape does not compile.
  readonly #nominal = true;

  constructor(kind: "env" | "secret", name: string) {
    this.kind = kind;
    this.name = name;
  }

  /** True for what `env()` and `secret()` made, and for nothing else. */
  static is(value: unknown): value is EnvironmentReference {
    return typeof value === "object" && value !== null && #nominal in value && value.#nominal;
  }
}

/** `env.NAME` */
export function env(name: string): EnvironmentReference {
  return new EnvironmentReference("env", name);
}

/** `secret.NAME` */
export function secret(name: string): EnvironmentReference {
  return new EnvironmentReference("secret", name);
}

/** A managed object type: what `resource managed/x from "…"` compiles to. The schema is inlined by the compiler. */
export interface ResourceDefinition {
  readonly name: string;
  readonly schema: JsonObject;
}

export function defineResource(name: string, schema: JsonObject): ResourceDefinition {
  return { name, schema };
}

/** A connector declaration: what `connector Name: Kind { … }` compiles to. */
export interface ConnectorDefinition<Kind extends string = string> {
  readonly name: string;
  readonly kind: Kind;
  readonly settings: Readonly<Record<string, unknown>>;
}

export function defineConnector<const Kind extends string>(
  definition: ConnectorDefinition<Kind>,
): ConnectorDefinition<Kind> {
  return definition;
}

/** A node of a journey, as data. `Target` is the union of the node names of its journey. */
export interface JourneyNode<Target extends string = string> {
  // A journey holds nodes of every type: what their settings are was checked where `node()` was called.
  readonly type: NodeType<never, string>;
  readonly displayName?: string;
  readonly settings: Readonly<Record<string, unknown>>;
  /** Members of a page, in order. */
  readonly members?: Readonly<Record<string, PageMemberNode>>;
  readonly outcomes: Readonly<Record<string, Target | Terminal>>;
  /**
   * The secret keys that this node, or one after it in this journey, still reads: `password`,
   * `objectAttributes.password`. The machine drops every other secret before the node runs.
   */
  readonly secrets?: readonly string[];
}

/**
 * A member of a page, as data. `Outcome` are the outcomes that it gives the page when it stands last, `Optional` those
 * that it gives besides and that need not be wired.
 */
export interface PageMemberNode<Outcome extends string = string, Optional extends string = string> {
  readonly type: NodeType<never, Outcome>;
  /** Never there: it carries `Optional`. */
  readonly optional?: Optional;
  readonly displayName?: string;
  readonly settings: Readonly<Record<string, unknown>>;
}

/** Names of connectors, mapped to their kinds: `{ MicrosoftEntraID: "Entra" }`. */
export type ConnectorKinds = Readonly<Record<string, string>>;

/** What a journey that names no connector is a `Journey` of. */
export type NoConnectors = Readonly<Record<never, never>>;

/** A compiled journey, whatever connectors it names. */
export interface AnyJourney {
  /** `moduleFormat` of the compiler; absent in journeys that were written by hand. */
  readonly format?: typeof moduleFormat;
  /** The identifier in the `.journey` file. */
  readonly name: string;
  /** What clients call it by; the name, where the file gives none. */
  readonly displayName?: string;
  readonly innerTreeOnly?: boolean;
  readonly resource?: ResourceDefinition;
  readonly connectors: ConnectorKinds;
  /** The secret keys that it takes over from a journey that runs it as an inner journey. */
  readonly receives?: readonly string[];
  /** A node, or where the journey ends at once. */
  readonly start: string;
  readonly nodes: Readonly<Record<string, JourneyNode>>;
}

/** A compiled journey that names these connectors, itself or through its inner journeys, and no others. */
export interface JourneyWith<Connectors extends ConnectorKinds> extends AnyJourney {
  readonly connectors: Connectors;
  /**
   * Never there. Keeps `tsc` from taking a journey for one that names fewer connectors: in a list of both, the need for
   * the others would be lost.
   */
  readonly names?: keyof Connectors;
}

/** A compiled journey. `Connectors` maps the connectors that it names, and those of its inner journeys, to their kinds. */
export type Journey<Connectors extends ConnectorKinds = ConnectorKinds> =
  string extends keyof Connectors ? AnyJourney : JourneyWith<Connectors>;

/** The connectors that journeys need, all together: what an app that serves them must provide. */
export type ConnectorsOf<Served extends { readonly connectors: ConnectorKinds }> = (
  Served extends { readonly connectors: infer Connectors } ? (of: Connectors) => void : never
) extends (of: infer All) => void
  ? All
  : never;

/** A journey as emitted code writes it: `Name` is the union of its node names, so that `tsc` checks the wiring again. */
export interface JourneyInput<
  Name extends string,
  Connectors extends ConnectorKinds,
> extends JourneyWith<Connectors> {
  readonly start: NoInfer<Name> | Terminal;
  readonly nodes: { readonly [Node in Name]: JourneyNode<Name> };
}

/** Makes a journey of its parts. The types refuse a target that is no node of it. */
export function defineJourney<
  Name extends string,
  Connectors extends ConnectorKinds = NoConnectors,
>(journey: JourneyInput<Name, Connectors>): JourneyWith<Connectors> {
  return journey;
}

/** A setting as a journey may give it: where a plain value is wanted, one of the environment may stand. */
export type Setting<Value> = Value extends string | number | boolean
  ? Value | EnvironmentReference
  : Value extends AnyJourney | Script | ((...given: never[]) => unknown) | null | undefined
    ? Value
    : { readonly [Key in keyof Value]: Setting<Value[Key]> };

/** The settings of a node type as a journey may give them. */
export type Settings<Values> = { readonly [Key in keyof Values]: Setting<Values[Key]> };

type SettingsPart<Values> =
  Record<never, never> extends Values
    ? { readonly settings?: Settings<Values> }
    : { readonly settings: Settings<Values> };

type Members = Readonly<Record<string, PageMemberNode>>;
type OutcomeOf<Member> = Member extends PageMemberNode<infer Outcome> ? Outcome : never;
type OptionalOf<Member> =
  Member extends PageMemberNode<string, infer Optional>
    ? string extends Optional
      ? never
      : Optional
    : never;
type OutcomesOf<Page extends Members> = OutcomeOf<Page[keyof Page]>;

/** Outcomes that some member of the page lacks: whether the page has them depends on which member stands last. */
type UncertainOutcomes<Page extends Members> = {
  [Name in keyof Page]: Exclude<OutcomesOf<Page>, OutcomeOf<Page[Name]>>;
}[keyof Page];

type Wiring<Required extends string, Optional extends string, Target extends string> = {
  readonly [Outcome in Required]: Target | Terminal;
} & { readonly [Outcome in Optional]?: Target | Terminal };

/**
 * Outcomes to wire: those of the type or, for a type whose outcomes are any, those of its members (a page), and without
 * members whatever the author has named (the choices of a Choice Collector).
 */
type Wirings<
  Outcome extends string,
  Optional extends string,
  Page extends Members,
  Target extends string,
> = string extends Outcome
  ? keyof Page extends never
    ? Readonly<Record<string, Target | Terminal>>
    : Wiring<
        Exclude<OutcomesOf<Page>, UncertainOutcomes<Page>>,
        UncertainOutcomes<Page> | OptionalOf<Page[keyof Page]>,
        Target
      >
  : // Of a type that is more than a `NodeType`, `run` tells all outcomes.
    Wiring<Exclude<Outcome, Optional>, Optional, Target>;

/**
 * A node of a type, wired. Every outcome of the type must be wired; those in its `Optional` parameter may be left
 * out: the node then takes the outcome that the manifest's `foldsInto` names.
 */
export function node<
  Values,
  Outcome extends string,
  Optional extends string,
  Target extends string,
  Page extends Members = Readonly<Record<never, never>>,
>(
  type: NodeType<Values, Outcome, Optional>,
  definition: SettingsPart<NoInfer<Values>> & {
    readonly displayName?: string;
    readonly members?: Page;
    readonly outcomes: Wirings<NoInfer<Outcome>, NoInfer<Optional>, NoInfer<Page>, Target>;
    readonly secrets?: readonly string[];
  },
): JourneyNode<Target> {
  // The parts were checked against the type just above; a journey holds nodes of every type, see `JourneyNode`.
  return { settings: {}, ...definition, type } as unknown as JourneyNode<Target>;
}

/** A member of a page. It has no wiring: the last member's outcomes are the page's. */
export function member<Values, Outcome extends string, Optional extends string>(
  type: NodeType<Values, Outcome, Optional>,
  ...definition: Record<never, never> extends NoInfer<Values>
    ? [definition?: SettingsPart<NoInfer<Values>> & { readonly displayName?: string }]
    : [definition: SettingsPart<NoInfer<Values>> & { readonly displayName?: string }]
): PageMemberNode<Exclude<Outcome, Optional>, Optional> {
  // As in `node`.
  return { settings: {}, ...definition[0], type } as unknown as PageMemberNode<
    Exclude<Outcome, Optional>,
    Optional
  >;
}
