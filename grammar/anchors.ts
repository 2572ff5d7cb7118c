import type { IToken, TokenType } from "chevrotain";
import {
  Connector,
  Import,
  Journey,
  LeftBrace,
  Name,
  Node,
  On,
  Page,
  Resource,
  ResourceName,
  Text,
} from "./tokens.ts";

/**
 * The starts of declarations, nodes and pages, recognised wherever a line starts with one. No valid text has
 * them elsewhere, so recovery may close what is open before them.
 */
export interface Anchor {
  /** How many brackets may be open before it: none for a declaration, the journey's for a node. */
  readonly depth: 0 | 1;
  /** What follows in braces. */
  readonly body: "required" | "optional" | "none";
}

const declaration: Anchor = { depth: 0, body: "required" };
const bodiless: Anchor = { depth: 0, body: "none" };
const page: Anchor = { depth: 1, body: "required" };
const node: Anchor = { depth: 1, body: "optional" };

function isName(token: IToken | undefined): boolean {
  return (
    token !== undefined &&
    (token.tokenType === Name || token.tokenType.CATEGORIES?.includes(Name) === true)
  );
}

function isOneOf(token: IToken | undefined, ...types: readonly TokenType[]): boolean {
  return token !== undefined && types.includes(token.tokenType);
}

function isColon(token: IToken | undefined): boolean {
  return token !== undefined && /^:?=?$/.test(token.image) && token.image !== "";
}

/** A name follows, or (an error) the display name alone. */
function startsJourney(second: IToken | undefined, third: IToken | undefined): boolean {
  return isOneOf(second, Text) ? !isColon(third) : isName(second) && !isOneOf(second, On);
}

/** The anchor that starts with this token, given that it is the first of its line. */
export function anchorAt(tokens: readonly IToken[], index: number): Anchor | undefined {
  const second = tokens[index + 1];
  const third = tokens[index + 2];
  switch (tokens[index]?.tokenType) {
    case Journey:
      return startsJourney(second, third) ? declaration : undefined;
    case Connector:
      return isName(second) && isColon(third) ? declaration : undefined;
    case Import:
      return isOneOf(second, LeftBrace) ? bodiless : undefined;
    case Resource:
      return isOneOf(second, ResourceName) ? bodiless : undefined;
    case Node:
      return isName(second) && (isColon(third) || isOneOf(third, Text)) ? node : undefined;
    case Page:
      return isName(second) && isOneOf(third, LeftBrace, Text) ? page : undefined;
    default:
      return undefined;
  }
}
