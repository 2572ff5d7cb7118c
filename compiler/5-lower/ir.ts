/**
 * The machine as data: what one `.journey` file becomes before it is text. Names are resolved, `else` is expanded,
 * units are converted; every part that the emitter writes knows the span that it came from.
 */
import type { Span } from "../1-syntax/ast.ts";

/** A module: what one `.journey` file declares. */
export interface Module {
  /** The source file's path as the host names it. */
  readonly path: string;
  /** The source's text, for the source map. */
  readonly source: string;
  /** Node types of the runtime that the nodes use, in the order of their modules. */
  readonly nodeTypes: readonly NodeTypeReference[];
  /** Other modules that this one needs at run time, in the order of their specifiers. */
  readonly imports: readonly ModuleImport[];
  /** The scripts in TypeScript that its nodes run, in the order of their paths. */
  readonly scripts: readonly ScriptImport[];
  readonly resources: readonly Resource[];
  readonly connectors: readonly Connector[];
  /** A journey comes after the journeys of this file that it runs as inner journeys. */
  readonly journeys: readonly Journey[];
}

/**
 * Where the code of a node type is: `import { <name> } from "@journeyc/runtime/nodes/<module>"`; of an imported one its
 * module is the specifier as the source writes it, `./nodes.ts`.
 */
export interface NodeTypeReference {
  readonly module: string;
  readonly name: string;
  /** Set for a type that comes from a module of the author's own. */
  readonly custom?: {
    /** What its manifest calls it. */
    readonly type: string;
    /** What an app must provide for it. */
    readonly needs: readonly string[];
  };
}

export interface ModuleImport {
  /** The specifier as written in the source: `./progressive-profile.journey`. */
  readonly specifier: string;
  readonly symbols: readonly SymbolReference[];
}

/** A journey or resource that a module needs. */
export interface SymbolReference {
  /** The name that the language gives it. */
  readonly name: string;
  /** The constant that its module exports. */
  readonly constant: string;
}

export interface Resource {
  /** `managed/alpha_user` */
  readonly name: string;
  readonly constant: string;
  readonly doc: string | undefined;
  /** The JSON Schema. */
  readonly schema: object;
  readonly span: Span;
}

export interface Connector {
  readonly name: string;
  readonly constant: string;
  readonly kind: string;
  readonly doc: string | undefined;
  readonly settings: readonly Entry[];
  /** What an app installs for it. */
  readonly packages: readonly string[];
  readonly span: Span;
}

/** A connector that a journey, or one of its inner journeys, names. */
export interface ConnectorNeed {
  readonly name: string;
  readonly kind: string;
}

export interface Journey {
  readonly name: string;
  readonly constant: string;
  readonly displayName: Text | undefined;
  readonly doc: string | undefined;
  readonly innerTreeOnly: boolean;
  /** The name of its resource: `managed/alpha_user`. */
  readonly resource: string | undefined;
  /** In the order of their names. */
  readonly connectors: readonly ConnectorNeed[];
  /** The secret state keys that it takes over from a journey that calls it, sorted. */
  readonly receives: readonly string[];
  readonly start: Text;
  readonly nodes: readonly Node[];
  readonly span: Span;
}

export interface Node {
  readonly name: string;
  readonly type: NodeTypeReference;
  readonly displayName: Text | undefined;
  readonly doc: string | undefined;
  readonly settings: readonly Entry[];
  readonly members: readonly Member[];
  /** One per wired outcome, in source order. */
  readonly outcomes: readonly Outcome[];
  /** The secret state keys that this node, or one after it, still reads, sorted. */
  readonly secrets: readonly string[];
  /** Where its name stands. */
  readonly span: Span;
}

export interface Member {
  readonly name: string;
  readonly type: NodeTypeReference;
  readonly displayName: Text | undefined;
  readonly doc: string | undefined;
  readonly settings: readonly Entry[];
  readonly span: Span;
}

export interface Outcome {
  readonly name: string;
  readonly span: Span;
  /** A node of the journey, `success`, `failure` or `stop`. */
  readonly target: Text;
}

/** A piece of text and where it stands. */
export interface Text {
  readonly text: string;
  readonly span: Span;
}

/** One setting, or one entry of an object in a setting. */
export interface Entry {
  readonly key: Text;
  readonly value: Value;
}

/** A script in TypeScript, as a module imports it. */
export interface ScriptImport {
  /** As written in the source: `./scripts/risk.ts`. */
  readonly path: string;
  /** `default`, or the name of the export. */
  readonly exported: string;
  /** What the module would like to call it. */
  readonly local: string;
}

/** Whether a key is there in every run, or only in some. */
export type Presence = "always" | "maybe";

export interface ScriptKey {
  readonly key: string;
  readonly presence: Presence;
}

/** What a setting that names a script holds. */
export type Script =
  | {
      readonly kind: "typed";
      readonly script: ScriptImport;
      /** What errors call it. */
      readonly name: string;
      readonly reads: readonly ScriptKey[];
      readonly outcomes: readonly {
        readonly name: string;
        readonly writes: readonly ScriptKey[];
      }[];
      readonly span: Span;
    }
  | {
      /** A function that makes one value of another. */
      readonly kind: "function";
      readonly script: ScriptImport;
      readonly name: string;
      readonly span: Span;
    }
  | {
      readonly kind: "sandboxed";
      readonly name: string;
      readonly text: string;
      readonly span: Span;
    };

export interface Literal {
  readonly kind: "literal";
  readonly value: string | number | boolean | null;
  readonly span: Span;
}

export type Value =
  | Script
  | Literal
  | { readonly kind: "list"; readonly items: readonly Value[]; readonly span: Span }
  | { readonly kind: "object"; readonly entries: readonly Entry[]; readonly span: Span }
  | {
      readonly kind: "environment";
      readonly source: "env" | "secret";
      readonly name: string;
      readonly span: Span;
    }
  | { readonly kind: "journey"; readonly name: string; readonly span: Span };
