import type { JsonObject } from "../json.ts";
import type { NodeType } from "./node-type.ts";

/** The ends of a journey that a wiring may name. */
export type Terminal = "success" | "failure" | "stop";

/** A value of the environment, read when the app starts: what `env.NAME` compiles to. */
export interface EnvironmentReference {
  readonly kind: "env" | "secret";
  readonly name: string;
}

/** `env.NAME` */
export function env(name: string): EnvironmentReference {
  return { kind: "env", name };
}

/** `secret.NAME` */
export function secret(name: string): EnvironmentReference {
  return { kind: "secret", name };
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

export interface PageMemberNode {
  readonly type: NodeType<never, string>;
  readonly displayName?: string;
  readonly settings: Readonly<Record<string, unknown>>;
}

/** A compiled journey. `Connectors` maps the connectors that it names to their kinds. */
export interface Journey<Connectors extends Readonly<Record<string, string>> = Readonly<Record<string, string>>> {
  /** The identifier in the `.journey` file. */
  readonly name: string;
  /** What clients call it by; the name, where the file gives none. */
  readonly displayName?: string;
  readonly innerTreeOnly?: boolean;
  readonly resource?: ResourceDefinition;
  readonly connectors: Connectors;
  /** The secret keys that it takes over from a journey that runs it as an inner journey. */
  readonly receives?: readonly string[];
  readonly start: string;
  readonly nodes: Readonly<Record<string, JourneyNode>>;
}

/** A journey as emitted code writes it: `Name` is the union of its node names, so that `tsc` checks the wiring again. */
export interface JourneyInput<Name extends string, Connectors extends Readonly<Record<string, string>>>
  extends Journey<Connectors> {
  readonly start: Name;
  readonly nodes: Readonly<Record<Name, JourneyNode<Name>>>;
}

export function defineJourney<
  Name extends string,
  Connectors extends Readonly<Record<string, string>> = Record<never, never>,
>(journey: JourneyInput<Name, Connectors>): Journey<Connectors> {
  return journey;
}

type OptionalSettings<Settings> = Record<never, never> extends Settings
  ? { readonly settings?: Settings }
  : { readonly settings: Settings };

/**
 * A node of a type, wired. Outcomes of the type that the journey need not wire are optional in the type's own
 * `Outcome` parameter's manifest; they may be left out here.
 */
export function node<Settings, Outcome extends string, Target extends string>(
  type: NodeType<Settings, Outcome>,
  definition: OptionalSettings<Settings> & {
    readonly displayName?: string;
    readonly members?: Readonly<Record<string, PageMemberNode>>;
    readonly outcomes: { readonly [O in Outcome]?: Target };
    readonly secrets?: readonly string[];
  },
): JourneyNode<Target> {
  return { settings: {}, ...definition, type } as unknown as JourneyNode<Target>;
}

/** A member of a page. */
export function member<Settings>(
  type: NodeType<Settings, string>,
  definition: OptionalSettings<Settings> & { readonly displayName?: string } = {} as never,
): PageMemberNode {
  return { settings: {}, ...definition, type } as unknown as PageMemberNode;
}
