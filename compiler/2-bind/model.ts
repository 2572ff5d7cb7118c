import type { ConnectorManifest, NodeManifest, OutcomeManifest } from "@journeyc/grammar/manifest";
import type {
  ConnectorDeclaration,
  JourneyDeclaration,
  Name,
  NodeDeclaration,
  PageDeclaration,
  PageMember,
  ResourceDeclaration,
  ResourceName,
  SourceFile,
  StringLiteral,
  Wiring,
} from "../1-syntax/ast.ts";
import type { Catalogue } from "./context.ts";
import type { ImportedNodeType } from "./node-type-reader.ts";
import type { ScriptFile, TypedScript } from "./scripts.ts";
import type { WiringReading } from "./wiring.ts";

/**
 * The bound program: every name resolved to what it means, as far as it can be. Binding is total; what could
 * not be resolved is `undefined` here and has been reported by the binder.
 */
export interface Program {
  /** Every file that was reached, in the order of their paths. */
  readonly files: readonly BoundFile[];
  /** The node types and connector kinds that it was bound with. */
  readonly catalogue: Catalogue;
  /** The scripts that stand in files, by where a setting names them. */
  readonly scripts: ReadonlyMap<StringLiteral, ScriptFile>;
}

export interface BoundFile {
  readonly source: SourceFile;
  readonly imports: readonly BoundImport[];
  readonly connectors: readonly Connector[];
  readonly resources: readonly Resource[];
  readonly journeys: readonly Journey[];
  /** What each name means in this file: its own declarations and its imports, as far as they are known. */
  readonly scope: ReadonlyMap<string, Symbol>;
  /** The node types that it imports from modules. */
  readonly nodeTypes: ReadonlyMap<string, ImportedNodeType>;
}

/** One imported name and what it names. `symbol` is undefined when it could not be resolved. */
export interface BoundImport {
  readonly name: Name | ResourceName;
  /** The path of the imported file as the host names it; undefined when there is no such file. */
  readonly path: string | undefined;
  /** The specifier as written: `./progressive-profile.journey`. */
  readonly specifier: string;
  readonly symbol: Symbol | undefined;
  /** Set instead for a node type. */
  readonly nodeType?: ImportedNodeType | undefined;
}

export type Symbol = Connector | Resource | Journey;

export interface Connector {
  readonly kind: "connector";
  readonly name: string;
  readonly file: string;
  readonly declaration: ConnectorDeclaration;
  readonly manifest: ConnectorManifest | undefined;
}

export interface Resource {
  readonly kind: "resource";
  /** `managed/alpha_user` */
  readonly name: string;
  readonly file: string;
  readonly declaration: ResourceDeclaration;
  /** The JSON Schema; undefined when it could not be read (reported). */
  readonly schema: ManagedObjectSchema | undefined;
}

/** The parts of a managed object's JSON Schema that the compiler reads; the rest is kept as it is. */
export interface ManagedObjectSchema {
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, ManagedObjectSchema>>;
  readonly type?: string | readonly string[];
  readonly writeOnly?: boolean;
  readonly [keyword: string]: unknown;
}

export interface Journey {
  readonly kind: "journey";
  readonly name: string;
  readonly file: string;
  readonly declaration: JourneyDeclaration;
  readonly resource: Resource | undefined;
  /** True: it may only run as an inner journey. */
  readonly innerTreeOnly: boolean;
  /** The target of the first `start`; undefined when it is missing or names nothing. */
  readonly start: Target | undefined;
  /** Nodes by name, in source order. Of two nodes with one name, the first. */
  readonly nodes: ReadonlyMap<string, Node>;
}

/** A node or a page of a journey. */
export interface Node {
  readonly name: string;
  readonly journey: string;
  readonly declaration: NodeDeclaration | PageDeclaration;
  /** Undefined when the type is opaque, or unknown (reported). */
  readonly manifest: NodeManifest | undefined;
  /** Its type, where the file imports it from a module. */
  readonly imported?: ImportedNodeType | undefined;
  readonly opaque: boolean;
  /** Members of a page, in order; empty for others. */
  readonly members: readonly Member[];
  /** The script in TypeScript that it runs, where its types could be read. */
  readonly script: TypedScript | undefined;
  /** The outcomes the node has, given its settings; undefined when they are not known (opaque or unknown type). */
  readonly outcomes: readonly OutcomeManifest[] | undefined;
  /** One edge per outcome that is wired to something that exists; `else` is expanded. */
  readonly edges: readonly Edge[];
  /** What the wiring lines say, right and wrong. */
  readonly wiring: WiringReading;
  /** True when some outcome leads to nothing that is known: it is not wired, or to a node that does not exist. */
  readonly open: boolean;
}

export interface Member {
  readonly name: string;
  readonly declaration: PageMember;
  readonly manifest: NodeManifest | undefined;
  readonly imported?: ImportedNodeType | undefined;
  readonly opaque: boolean;
  readonly script: TypedScript | undefined;
  /** The outcomes that it has, given its settings; undefined when they are not known. */
  readonly outcomes: readonly OutcomeManifest[] | undefined;
}

export interface Edge {
  /** The outcome's name as the language spells it. */
  readonly outcome: string;
  readonly target: Target;
  readonly wiring: Wiring;
}

export type Target =
  | { readonly kind: "node"; readonly name: string }
  | { readonly kind: "success" | "failure" | "stop" };
