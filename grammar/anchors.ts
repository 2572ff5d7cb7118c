import type { IToken, TokenType } from "chevrotain";
import {
  ArrowLike,
  ColonLike,
  CommaLike,
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
import { endOf } from "./words.ts";

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

const anchorTypes: ReadonlySet<TokenType> = new Set([
  Journey,
  Connector,
  Import,
  Resource,
  Node,
  Page,
]);

/** What is further apart than this is looked at no closer. */
const widestGap = 1000;

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

function isPunctuation(token: IToken | undefined): boolean {
  const categories = token?.tokenType.CATEGORIES ?? [];
  return [ColonLike, CommaLike, ArrowLike].some((category) => categories.includes(category));
}

/** A name follows, or (an error) the display name alone. */
function startsJourney(second: IToken | undefined, third: IToken | undefined): boolean {
  return isOneOf(second, Text) ? !isColon(third) : isName(second) && !isOneOf(second, On);
}

function sameLine(text: string, first: IToken, second: IToken | undefined): boolean {
  if (second === undefined) return false;
  return !/[\r\n]/.test(
    text.slice(endOf(first), Math.min(second.startOffset, endOf(first) + widestGap)),
  );
}

/** The anchor that starts with this token, given that it is the first of its line. */
export function anchorAt(
  tokens: readonly IToken[],
  index: number,
  text: string,
): Anchor | undefined {
  const first = tokens[index];
  const second = tokens[index + 1];
  const third = tokens[index + 2];
  if (first === undefined || !anchorTypes.has(first.tokenType)) return undefined;
  if (!sameLine(text, first, second)) return undefined;
  switch (first.tokenType) {
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
    default:
      return isName(second) && !isPunctuation(third) ? page : undefined;
  }
}
