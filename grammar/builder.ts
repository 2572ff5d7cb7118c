import type { IToken } from "chevrotain";
import type { Problem } from "./problems.ts";

/** The types of the tree that is built; the parser carries them and never looks inside. */
export interface TreeTypes {
  Name: unknown;
  Text: unknown;
  ResourceName: unknown;
  Value: unknown;
  Entry: unknown;
  Allow: unknown;
  Setting: unknown;
  Wiring: unknown;
  Start: unknown;
  Require: unknown;
  Member: unknown;
  Node: unknown;
  Page: unknown;
  Declaration: unknown;
}

/** What stood in braces, sorted by kind; order within a kind is the text's. */
export interface Body<T extends TreeTypes> {
  readonly settings: T["Setting"][];
  readonly wirings: T["Wiring"][];
  readonly members: T["Member"][];
  readonly starts: T["Start"][];
  readonly requires: T["Require"][];
  readonly nodes: (T["Node"] | T["Page"])[];
}

/** Where a part starts and ends, and what was written above it. */
export interface Frame<T extends TreeTypes> {
  /** The first token of the part itself, after its annotations. */
  readonly first: IToken;
  readonly last: IToken;
  readonly allows: readonly T["Allow"][];
}

/** Name, display name and type of a node, page or member. */
export interface Heading {
  readonly name: IToken;
  readonly displayName: IToken | undefined;
  readonly type: IToken;
}

/** A node type or node that a requirement names, or an end; with one of its outcomes. */
export interface Point {
  readonly name: IToken;
  readonly outcome: IToken | undefined;
}

/**
 * Builds the tree as the parser goes. Tokens that the text lacks come as tokens of length zero with an
 * empty image; every method must take them.
 */
export interface TreeBuilder<T extends TreeTypes> {
  name(token: IToken): T["Name"];
  resourceName(token: IToken): T["ResourceName"];
  string(token: IToken): T["Text"];
  scalar(token: IToken): T["Value"];
  missingValue(token: IToken): T["Value"];
  list(open: IToken, items: readonly T["Value"][], close: IToken): T["Value"];
  object(open: IToken, entries: readonly T["Entry"][], close: IToken): T["Value"];
  entry(key: IToken, value: T["Value"], last: IToken): T["Entry"];
  allow(first: IToken, code: IToken, reason: IToken | undefined, last: IToken): T["Allow"];
  setting(key: IToken, value: T["Value"], last: IToken): T["Setting"];
  wiring(outcomes: readonly IToken[], first: IToken, target: IToken): T["Wiring"];
  start(first: IToken, target: IToken): T["Start"];
  require(first: IToken, needed: Point, order: IToken, at: Point): T["Require"];
  member(frame: Frame<T>, heading: Heading, body: Body<T>): T["Member"];
  node(frame: Frame<T>, heading: Heading, body: Body<T>): T["Node"];
  page(frame: Frame<T>, heading: Heading, body: Body<T>): T["Page"];
  journey(
    frame: Frame<T>,
    heading: Heading,
    resource: IToken | undefined,
    body: Body<T>,
  ): T["Declaration"];
  connector(frame: Frame<T>, heading: Heading, body: Body<T>): T["Declaration"];
  resource(frame: Frame<T>, name: IToken, from: IToken): T["Declaration"];
  import(frame: Frame<T>, names: readonly IToken[], from: IToken): T["Declaration"];
  problem(problem: Problem): void;
}
