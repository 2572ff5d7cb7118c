import type { Origin } from "./writer.ts";

/** Code that stands on one line or on several: where, `write.ts` decides. */
export type Expression = Token | ListLiteral | ObjectLiteral | Call | Arrow;

interface Measured {
  /** How many columns it takes on one line. */
  readonly width: number;
  /** True: it stands on several lines, even where one would do. */
  readonly expanded: boolean;
  /**
   * Where it goes from `key:` or `name =` when the line has no room for the whole of it, as prettier does it:
   * - `never`: it stays;
   * - `before`: to the next line (strings);
   * - `fluid`: to the next line only where the piece up to its first possible line end has no room.
   */
  readonly breaks: "never" | "before" | "fluid";
}

/** What has no place for a line end. */
export interface Token extends Measured {
  readonly kind: "number" | "token";
  readonly text: string;
  readonly origin?: Origin | undefined;
}

/** `[1, 2]`, with an item or more. */
export interface ListLiteral extends Measured {
  readonly kind: "list";
  readonly items: readonly Expression[];
  /** Of two numbers or more: as many go on a line as have room. */
  readonly filled: boolean;
}

/** `{ key: value }`, with a property or more. */
export interface ObjectLiteral extends Measured {
  readonly kind: "object";
  readonly properties: readonly Property[];
}

export interface Property {
  /** As it is written. */
  readonly key: string;
  readonly keyWidth: number;
  readonly origin: Origin | undefined;
  /** Lines that stand above it. */
  readonly comment: readonly string[];
  readonly value: Expression;
}

/** `callee<Type>(first, last)` */
export interface Call extends Measured {
  readonly kind: "call";
  readonly callee: Token;
  /** None, or two and more: a single one is part of the callee. */
  readonly types: readonly Token[];
  readonly first: readonly Token[];
  readonly last: ObjectLiteral | Token;
}

/** `async () => (…).member` */
export interface Arrow extends Measured {
  readonly kind: "arrow";
  /** `async () =>` */
  readonly head: Token;
  readonly object: Token;
  readonly member: Token;
}
