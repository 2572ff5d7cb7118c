import type { Span } from "journeyc/analysis";

/** A body that the cursor is in: what its heading says, as far as it has been written. */
export interface Heading {
  readonly kind: "journey" | "node" | "page" | "member" | "connector";
  /** `""` where it has not been written yet. */
  readonly name: string;
  /** The node type or connector kind; AM's own type without its quotes. */
  readonly type: string;
  readonly opaque: boolean;
  /** The offset of the body's brace. */
  readonly brace: number;
}

/** The bodies around the cursor, the innermost first. */
export interface Surroundings {
  readonly body: Heading | undefined;
  /** The page around a member. */
  readonly page: Heading | undefined;
  readonly journey: Heading | undefined;
}

/** A step into a value: the key of an object's entry, or the index of a list's item. */
export type ValueStep = string | number;

/** What may be written where the cursor is. */
export type Wanted =
  /** At the top of a file: a declaration. */
  | { readonly kind: "declaration" }
  /** A word that the heading needs next: `from`, `on`, `before`. */
  | { readonly kind: "keyword"; readonly words: readonly string[] }
  | {
      readonly kind: "importedName";
      readonly specifier: string | undefined;
      readonly others: readonly string[];
    }
  | { readonly kind: "importPath" }
  | { readonly kind: "schemaPath" }
  | { readonly kind: "connectorKind" }
  /** The resource that a journey is on, or that a declaration names. */
  | { readonly kind: "resource"; readonly declares: boolean }
  /** The start of a line in a body: settings, outcomes, nodes, members, by the body that it is. */
  | { readonly kind: "statement" }
  /** A further outcome of a line: `true, <|>`. */
  | { readonly kind: "outcome"; readonly taken: readonly string[] }
  /** The name of a node or page that is being made. */
  | { readonly kind: "nodeName"; readonly page: boolean }
  | { readonly kind: "nodeType"; readonly member: boolean }
  | { readonly kind: "target" }
  /** The value of a setting, or what is inside of it. */
  | { readonly kind: "value"; readonly setting: string; readonly path: readonly ValueStep[] }
  /** The key of an entry of an object inside of a setting's value. */
  | {
      readonly kind: "key";
      readonly setting: string;
      readonly path: readonly ValueStep[];
      readonly taken: readonly string[];
    }
  | { readonly kind: "requirement" }
  | { readonly kind: "requirementOutcome"; readonly of: string }
  | { readonly kind: "annotation" }
  | { readonly kind: "allowedCode" }
  | { readonly kind: "environmentName"; readonly source: "env" | "secret" }
  /** Nothing that anybody could know: a new name, a reason, a comment. */
  | { readonly kind: "nothing" };

/** Where the cursor is. */
export interface Place extends Surroundings {
  readonly wanted: Wanted;
  /** The word, or the text inside quotes, that the cursor is in or behind: what a completion replaces. */
  readonly replace: Span;
  /** That text up to the cursor. */
  readonly prefix: string;
  /** True inside of the quotes of a string. */
  readonly quoted: boolean;
}
