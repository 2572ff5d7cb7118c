import type { BoundFile, Name, Span, StringLiteral } from "journeyc/analysis";
import type { Entity } from "./entity.ts";

/** A piece of text that stands for something. */
export interface Occurrence {
  readonly span: Span;
  readonly entity: Entity;
  /** True where the entity comes into being. */
  readonly declares: boolean;
}

export function named(span: Span, entity: Entity): Occurrence {
  return { span, entity, declares: false };
}

export function declared({ span }: Pick<Name, "span">, entity: Entity): Occurrence {
  return { span, entity, declares: true };
}

/** What a name of a file's scope stands for. */
export function symbolEntity(symbol: NonNullable<ReturnType<BoundFile["scope"]["get"]>>): Entity {
  switch (symbol.kind) {
    case "journey":
      return { kind: "journey", journey: symbol };
    case "connector":
      return { kind: "connector", connector: symbol };
    case "resource":
      return { kind: "resource", resource: symbol };
  }
}

/** The text of a string without its quotes; of one whose end is missing, up to where it breaks off. */
export function insideQuotes({ span, block, value }: StringLiteral): Span {
  const quotes = block ? 3 : 1;
  const closed = span.end - span.start - 2 * quotes >= (block ? 0 : value.length);
  const inside = { start: span.start + quotes, end: span.end - (closed ? quotes : 0) };
  return inside.end > inside.start ? inside : span;
}
