import { tokenize, type FilterToken } from "./query-filter-tokens.ts";

export { evaluateQueryFilter } from "./query-filter-evaluation.ts";

/**
 * The CREST query filter, as Ping's REST interfaces and Query Filter Decision take it:
 *
 *     filter     = and { "or" and }
 *     and        = not { "and" not }
 *     not        = "!" not | "(" filter ")" | "true" | "false" | pointer "pr" | pointer operator value
 *     operator   = "eq" | "co" | "sw" | "lt" | "le" | "gt" | "ge"
 *     value      = number | "true" | "false" | string in double or single quotes, with `\` escapes
 *     pointer    = a JSON pointer (RFC 6901), whose first "/" may be left out
 *
 * Keywords are read in any case. Grammar: `org.forgerock.util.query.QueryFilterParser`, as IDM's guide documents it.
 */
export type QueryFilter =
  | { readonly kind: "and" | "or"; readonly operands: readonly QueryFilter[] }
  | { readonly kind: "not"; readonly operand: QueryFilter }
  | { readonly kind: "literal"; readonly value: boolean }
  | { readonly kind: "present"; readonly pointer: FilterPointer }
  | {
      readonly kind: "compare";
      readonly operator: FilterOperator;
      readonly pointer: FilterPointer;
      readonly value: FilterValue;
    };

export type FilterOperator = "eq" | "co" | "sw" | "lt" | "le" | "gt" | "ge";
export type FilterValue = string | number | boolean;

/** A JSON pointer in a filter, with its place: offsets in UTF-16 units, the end exclusive. */
export interface FilterPointer {
  readonly path: readonly string[];
  readonly start: number;
  readonly end: number;
}

/** Why a text is no query filter. */
export interface QueryFilterError {
  /** Where, in UTF-16 units from the filter's beginning. */
  readonly offset: number;
  /** How much of the text is meant; 0 at the end of the filter. */
  readonly length: number;
  /** What should stand there, as the end of a sentence: "a value: a number, …". */
  readonly expected: string;
}

export type ParsedQueryFilter =
  | { readonly ok: true; readonly filter: QueryFilter }
  | { readonly ok: false; readonly error: QueryFilterError };

/** How deep parentheses and `!` may nest. */
export const maximumFilterDepth = 64;

const operators: ReadonlySet<string> = new Set<FilterOperator>([
  "eq",
  "co",
  "sw",
  "lt",
  "le",
  "gt",
  "ge",
]);
const operatorList = "an operator: `eq`, `co`, `sw`, `lt`, `le`, `gt`, `ge` or `pr`";

/** Parses a query filter. Never throws for what the text says. */
export function parseQueryFilter(text: string): ParsedQueryFilter {
  try {
    const parser = new Parser(tokenize(text));
    const filter = parser.or(0);
    parser.expectEnd();
    return { ok: true, filter };
  } catch (error) {
    if (error instanceof FilterSyntaxError) return { ok: false, error: error.at };
    throw error;
  }
}

/** The pointers of a filter, in the order of the text. */
export function filterPointers(filter: QueryFilter): readonly FilterPointer[] {
  switch (filter.kind) {
    case "and":
    case "or":
      return filter.operands.flatMap(filterPointers);
    case "not":
      return filterPointers(filter.operand);
    case "literal":
      return [];
    default:
      return [filter.pointer];
  }
}

/** Leaves the parser from any depth; never leaves this module. */
class FilterSyntaxError extends Error {
  readonly at: QueryFilterError;

  constructor(token: FilterToken, expected: string) {
    super(expected);
    this.at = { offset: token.start, length: token.end - token.start, expected };
  }
}

class Parser {
  readonly #tokens: readonly FilterToken[];
  #position = 0;

  constructor(tokens: readonly FilterToken[]) {
    this.#tokens = tokens;
  }

  or(depth: number): QueryFilter {
    return this.#chain("or", () => this.#and(depth));
  }

  expectEnd(): void {
    const token = this.#peek();
    if (token.kind !== "end")
      throw new FilterSyntaxError(token, "`and`, `or` or the end of the filter");
  }

  #and(depth: number): QueryFilter {
    return this.#chain("and", () => this.#not(depth));
  }

  #chain(keyword: "and" | "or", operand: () => QueryFilter): QueryFilter {
    const operands = [operand()];
    while (isWord(this.#peek(), keyword)) {
      this.#next();
      operands.push(operand());
    }
    const [only] = operands;
    return operands.length === 1 && only ? only : { kind: keyword, operands };
  }

  #not(depth: number): QueryFilter {
    const token = this.#next();
    if (depth > maximumFilterDepth) {
      throw new FilterSyntaxError(
        token,
        `a filter that nests no deeper than ${maximumFilterDepth}`,
      );
    }
    if (token.kind === "not") return { kind: "not", operand: this.#not(depth + 1) };
    if (token.kind === "open") return this.#group(depth + 1);
    if (token.kind !== "word") throw new FilterSyntaxError(token, "an attribute, `!` or `(`");
    if (isWord(token, "true") || isWord(token, "false")) {
      return { kind: "literal", value: isWord(token, "true") };
    }
    return this.#comparison(pointer(token));
  }

  #group(depth: number): QueryFilter {
    const filter = this.or(depth);
    const token = this.#next();
    if (token.kind !== "close") throw new FilterSyntaxError(token, "`and`, `or` or `)`");
    return filter;
  }

  #comparison(pointer: FilterPointer): QueryFilter {
    const token = this.#next();
    const operator = token.kind === "word" ? token.text.toLowerCase() : "";
    if (operator === "pr") return { kind: "present", pointer };
    if (!isOperator(operator)) throw new FilterSyntaxError(token, operatorList);
    return { kind: "compare", operator, pointer, value: value(this.#next()) };
  }

  #peek(): FilterToken {
    const token = this.#tokens[Math.min(this.#position, this.#tokens.length - 1)];
    if (!token) throw new Error("A token list ends with its end token.");
    return token;
  }

  #next(): FilterToken {
    const token = this.#peek();
    this.#position += 1;
    return token;
  }
}

function isOperator(text: string): text is FilterOperator {
  return operators.has(text);
}

function isWord(token: FilterToken, word: string): boolean {
  return token.kind === "word" && token.text.toLowerCase() === word;
}

function value(token: FilterToken): FilterValue {
  if (token.kind === "string") return token.value;
  if (isWord(token, "true")) return true;
  if (isWord(token, "false")) return false;
  if (token.kind === "word" && /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(token.text))
    return Number(token.text);
  const expected =
    token.kind === "unterminated"
      ? "the quote that closes this text"
      : "a value: a number, `true`, `false` or a text in quotes";
  throw new FilterSyntaxError(token, expected);
}

/** RFC 6901: `~1` is `/`, `~0` is `~`. */
function pointer(token: FilterToken & { readonly kind: "word" }): FilterPointer {
  const parts = token.text.replace(/^\//, "").split("/");
  if (parts.includes(""))
    throw new FilterSyntaxError(token, "an attribute path without empty parts, e.g. `/mail`");
  if (/~(?![01])/.test(token.text)) {
    throw new FilterSyntaxError(
      token,
      "an attribute path in which `~` is written `~0` and `/` is written `~1`",
    );
  }
  const path = parts.map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
  return { path, start: token.start, end: token.end };
}
