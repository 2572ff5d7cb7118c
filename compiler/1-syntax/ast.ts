/**
 * The abstract syntax tree of a `.journey` file. Spans are half-open ranges of UTF-16 offsets into the text.
 *
 * The tree is total: it is built for every input, however broken. What the text lacks stands in the tree as
 * `missing` (an empty name, an absent value), and the parser has already reported it; later phases skip it in
 * silence.
 */

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** An identifier where it stands. `text` is `""` when the parser had to invent it. */
export interface Name {
  readonly text: string;
  readonly span: Span;
}

/** `managed/alpha_user` */
export interface ResourceName {
  readonly kind: "ResourceName";
  readonly text: string;
  readonly span: Span;
}

export interface StringLiteral {
  readonly kind: "String";
  /** The value: escapes replaced, the indentation of a `"""` block removed. */
  readonly value: string;
  readonly block: boolean;
  readonly span: Span;
}

export interface NumberLiteral {
  readonly kind: "Number";
  readonly value: number;
  readonly span: Span;
}

export interface BooleanLiteral {
  readonly kind: "Boolean";
  readonly value: boolean;
  readonly span: Span;
}

export interface NullLiteral {
  readonly kind: "Null";
  readonly span: Span;
}

/** `30s`: `amount` in `unit`. */
export interface DurationLiteral {
  readonly kind: "Duration";
  readonly amount: number;
  readonly unit: "ms" | "s" | "m" | "h" | "d";
  readonly span: Span;
}

export interface ListValue {
  readonly kind: "List";
  readonly items: readonly Value[];
  readonly span: Span;
}

export interface ObjectEntry {
  /** The key's text, quoted or bare; keys may be any text, `__proto__` included. */
  readonly key: Name;
  readonly quoted: boolean;
  readonly value: Value;
  readonly span: Span;
}

export interface ObjectValue {
  readonly kind: "Object";
  readonly entries: readonly ObjectEntry[];
  readonly span: Span;
}

/** A bare name: a journey, a connector, an imported script. */
export interface Reference {
  readonly kind: "Reference";
  readonly name: Name;
  readonly span: Span;
}

/** `env.NAME` or `secret.NAME`. */
export interface EnvironmentValue {
  readonly kind: "Environment";
  readonly source: "env" | "secret";
  readonly name: Name;
  readonly span: Span;
}

/** Stands where a value was expected and none could be read; already reported. */
export interface MissingValue {
  readonly kind: "Missing";
  readonly span: Span;
}

export type Value =
  | StringLiteral
  | NumberLiteral
  | BooleanLiteral
  | NullLiteral
  | DurationLiteral
  | ListValue
  | ObjectValue
  | Reference
  | EnvironmentValue
  | ResourceName
  | MissingValue;

/** The `///` lines above a declaration, without their slashes, joined by newlines. */
export interface DocComment {
  readonly text: string;
  readonly span: Span;
}

/** `@allow(J6001, "reason")` */
export interface Allow {
  readonly kind: "Allow";
  readonly code: Name;
  readonly reason: StringLiteral | undefined;
  readonly span: Span;
}

/** `key: value` */
export interface Setting {
  readonly kind: "Setting";
  readonly key: Name;
  readonly value: Value;
  readonly span: Span;
}

/** An outcome where it is wired: an identifier, a quoted author's name, or `else`. */
export interface OutcomeName {
  readonly kind: "Outcome";
  readonly text: string;
  readonly quoted: boolean;
  readonly span: Span;
}

/**
 * `a, b -> target`, `else -> target` or `-> target`.
 * `outcomes` is empty for the bare arrow; `else` is set for the rest.
 */
export interface Wiring {
  readonly kind: "Wiring";
  readonly outcomes: readonly OutcomeName[];
  readonly else: Span | undefined;
  /** A node of this journey, `success`, `failure` or `stop`. */
  readonly target: Name;
  readonly span: Span;
}

/** The type of a node: a catalogue name, or AM's own type in quotes (opaque). */
export interface TypeName {
  readonly text: string;
  readonly opaque: boolean;
  readonly span: Span;
}

interface Annotated {
  readonly doc: DocComment | undefined;
  readonly allows: readonly Allow[];
}

/** `node localLogin "Local login"?: DataStoreDecision { … }`; the short form `node x: T -> target` has one wiring. */
export interface NodeDeclaration extends Annotated {
  readonly kind: "Node";
  readonly name: Name;
  readonly displayName: StringLiteral | undefined;
  readonly type: TypeName;
  readonly settings: readonly Setting[];
  readonly wirings: readonly Wiring[];
  readonly span: Span;
}

/** A member of a page: `username: PlatformUsername { … }`. It has no wiring of its own. */
export interface PageMember extends Annotated {
  readonly kind: "Member";
  readonly name: Name;
  readonly displayName: StringLiteral | undefined;
  readonly type: TypeName;
  readonly settings: readonly Setting[];
  readonly span: Span;
}

export interface PageDeclaration extends Annotated {
  readonly kind: "Page";
  readonly name: Name;
  readonly displayName: StringLiteral | undefined;
  readonly settings: readonly Setting[];
  readonly members: readonly PageMember[];
  readonly wirings: readonly Wiring[];
  readonly span: Span;
}

/** What a requirement names: a node type, a node, `mfa` or an end; with one of its outcomes. */
export interface RequirePoint {
  readonly name: Name;
  readonly outcome: OutcomeName | undefined;
}

/** `require mfa before success` */
export interface RequireClause {
  readonly kind: "Require";
  readonly needed: RequirePoint;
  readonly order: "before" | "after";
  readonly at: RequirePoint;
  readonly span: Span;
}

/** `start -> signOn` */
export interface StartClause {
  readonly kind: "Start";
  readonly target: Name;
  readonly span: Span;
}

export interface JourneyDeclaration extends Annotated {
  readonly kind: "Journey";
  readonly name: Name;
  readonly displayName: StringLiteral | undefined;
  readonly resource: ResourceName | undefined;
  /** Settings of the journey itself: `innerTreeOnly: true`, AM's name for "only as an inner journey". */
  readonly settings: readonly Setting[];
  readonly starts: readonly StartClause[];
  readonly requires: readonly RequireClause[];
  readonly nodes: readonly (NodeDeclaration | PageDeclaration)[];
  readonly span: Span;
}

export interface ConnectorDeclaration extends Annotated {
  readonly kind: "Connector";
  readonly name: Name;
  readonly type: Name;
  readonly settings: readonly Setting[];
  readonly span: Span;
}

export interface ResourceDeclaration extends Annotated {
  readonly kind: "Resource";
  readonly name: ResourceName;
  readonly from: StringLiteral;
  readonly span: Span;
}

/** `import { A, managed/x } from "./y.journey"` */
export interface ImportDeclaration extends Annotated {
  readonly kind: "Import";
  readonly names: readonly (Name | ResourceName)[];
  readonly from: StringLiteral;
  readonly span: Span;
}

export type Declaration =
  ImportDeclaration | ConnectorDeclaration | ResourceDeclaration | JourneyDeclaration;

/** A `//`, `///` or block comment, for the formatter and for documentation. */
export interface Comment {
  readonly kind: "line" | "doc" | "block";
  /** The comment as it stands in the text, delimiters included. */
  readonly text: string;
  readonly span: Span;
}

export interface SourceFile {
  readonly kind: "SourceFile";
  /** The file's path as the host names it: `/`-separated, relative to the workspace. */
  readonly path: string;
  readonly text: string;
  readonly declarations: readonly Declaration[];
  readonly comments: readonly Comment[];
  readonly span: Span;
}
