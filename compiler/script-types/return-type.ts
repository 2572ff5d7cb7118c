import type { Node, Type } from "ts-morph";
import type { ScriptWrite } from "../2-bind/script-reader.ts";
import { KeysUnknown, stateKeys, type TypedKey } from "./state-type.ts";

export interface ReturnReading {
  /** In the order of their declaration; undefined when the type does not list them. */
  readonly outcomes: readonly string[] | undefined;
  readonly writes: readonly ScriptWrite[];
  readonly asks: boolean;
  readonly fault: string | undefined;
}

/** What a promise brings; another type itself. */
export function awaited(type: Type): Type {
  const isPromise = type.getSymbol()?.getName() === "Promise";
  return (isPromise ? type.getTypeArguments()[0] : undefined) ?? type;
}

function partsOf(type: Type): readonly Type[] {
  return type.isUnion() ? type.getUnionTypes() : [type];
}

/** The texts that a union of string literals lists. */
function textsOf(type: Type): readonly string[] | undefined {
  const texts = partsOf(type).map((part) =>
    part.isStringLiteral() ? String(part.getLiteralValue()) : undefined,
  );
  return texts.every((text) => text !== undefined) ? texts : undefined;
}

function propertyOf(type: Type, name: string, at: Node): Type | undefined {
  return type.getProperty(name)?.getTypeAtLocation(at);
}

function isQuestion(type: Type, at: Node): boolean {
  const kind = propertyOf(type, "kind", at);
  return kind?.isStringLiteral() === true && kind.getLiteralValue() === "ask";
}

/** What is written where one part of a return type is what comes. */
interface Taken {
  readonly outcome: string;
  readonly keys: readonly TypedKey[];
}

function takenBy(type: Type, at: Node): readonly Taken[] | KeysUnknown | undefined {
  const bare = textsOf(type);
  if (bare !== undefined) return bare.map((outcome) => ({ outcome, keys: [] }));
  if (!type.isObject() && !type.isIntersection()) return undefined;
  const named = propertyOf(type, "outcome", at);
  const outcomes = named && textsOf(named);
  if (outcomes === undefined) return undefined;
  const state = propertyOf(type, "state", at);
  const keys = state === undefined ? [] : stateKeys(state.getNonNullableType(), at, false);
  if (keys instanceof KeysUnknown) return keys;
  const optional = state !== undefined && partsOf(state).some((part) => part.isUndefined());
  return outcomes.map((outcome) => ({
    outcome,
    keys: keys.map((key) => (optional ? { ...key, optional: true } : key)),
  }));
}

/** A key counts as written where every way to the outcome writes it. */
function writesOf(taken: readonly Taken[]): readonly ScriptWrite[] {
  return [...Map.groupBy(taken, ({ outcome }) => outcome)].flatMap(([outcome, ways]) => {
    const keys = new Set(ways.flatMap((way) => way.keys.map(({ key }) => key)));
    return [...keys].map((key) => ({
      key,
      outcome,
      maybe: !ways.every((way) => way.keys.some((one) => one.key === key && !one.optional)),
    }));
  });
}

/** The outcomes of a script, and what it writes on each. */
export function readResult(result: Type, at: Node): ReturnReading {
  const parts = partsOf(result);
  const asks = parts.some((part) => isQuestion(part, at));
  const taken: Taken[] = [];
  for (const part of parts.filter((one) => !isQuestion(one, at))) {
    const found = takenBy(part, at);
    if (found instanceof KeysUnknown) {
      const fault = `returns a \`state\` whose type ${found.reason}`;
      return { outcomes: undefined, writes: [], asks, fault };
    }
    if (found === undefined) return { outcomes: undefined, writes: [], asks, fault: undefined };
    taken.push(...found);
  }
  const outcomes = [...new Set(taken.map(({ outcome }) => outcome))];
  return {
    outcomes: outcomes.length > 0 ? outcomes : undefined,
    writes: writesOf(taken),
    asks,
    fault: undefined,
  };
}
