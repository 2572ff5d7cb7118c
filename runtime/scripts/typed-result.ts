import { isObject, type Json, type JsonObject } from "../json.ts";
import type { Callback } from "../machine/callbacks.ts";
import { ask, type NodeResult, type NodeContext, take } from "../machine/node-type.ts";
import { attributesKey } from "../machine/scopes.ts";
import type { ScriptKeys, TypedScript } from "../machine/script.ts";
import { outcomeUnknown, outputMissing, outputUndeclared, resultWrong } from "./errors.ts";
import { attributeOf } from "./typed-context.ts";

/** Deeper than anything that a journey keeps. */
const deepest = 64;

function isJson(value: unknown, depth = 0): value is Json {
  if (value === null || typeof value === "string" || typeof value === "boolean") return true;
  if (typeof value === "number") return Number.isFinite(value);
  if (typeof value !== "object" || depth > deepest) return false;
  if (Array.isArray(value)) return value.every((item) => isJson(item, depth + 1));
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== null && prototype !== Object.prototype) return false;
  return Object.values(value).every((item) => isJson(item, depth + 1));
}

/** A copy, so that the script cannot change later on what the machine keeps. */
function jsonOf(script: TypedScript, value: unknown, what: string): Json {
  if (!isJson(value)) throw resultWrong(script.name, `${what} is not JSON`);
  return structuredClone(value);
}

function entriesOf(value: object): readonly (readonly [string, unknown])[] {
  return Object.entries(value).filter(([, item]) => item !== undefined);
}

/** What is to be written, by key; a collected attribute stands as `objectAttributes.NAME`. */
function writesOf(script: TypedScript, state: unknown): ReadonlyMap<string, Json> {
  if (state === undefined) return new Map();
  if (!isObject(state)) throw resultWrong(script.name, "`state` is not an object");
  const writes = new Map<string, Json>();
  for (const [key, value] of entriesOf(state)) {
    if (key !== attributesKey) {
      writes.set(key, jsonOf(script, value, "a value of `state`"));
      continue;
    }
    if (!isObject(value)) throw resultWrong(script.name, "`objectAttributes` is not an object");
    for (const [name, attribute] of entriesOf(value))
      writes.set(`${attributesKey}.${name}`, jsonOf(script, attribute, "a value of `state`"));
  }
  return writes;
}

/** Nothing is written unless all of it may be. */
function write(
  script: TypedScript,
  outcome: string,
  value: unknown,
  { state }: Pick<NodeContext<unknown>, "state">,
): void {
  const writes = writesOf(script, value);
  const declared: ScriptKeys = script.outcomes[outcome] ?? {};
  for (const key of writes.keys())
    if (!Object.hasOwn(declared, key)) throw outputUndeclared(script.name, outcome, key);
  for (const [key, presence] of Object.entries(declared))
    if (presence === "always" && !writes.has(key)) throw outputMissing(script.name, outcome, key);
  for (const [key, item] of writes) {
    const attribute = attributeOf(key);
    if (attribute === undefined) state.setShared(key, item);
    else state.setAttribute("shared", attribute, item);
  }
}

function questionOf(script: TypedScript, result: JsonObject): NodeResult {
  const callbacks = jsonOf(script, result["callbacks"], "a question");
  const isQuestion =
    Array.isArray(callbacks) &&
    callbacks.length > 0 &&
    callbacks.every(
      (callback: unknown) =>
        isObject(callback) &&
        typeof callback["type"] === "string" &&
        Array.isArray(callback["input"]) &&
        Array.isArray(callback["output"]),
    );
  if (!isQuestion) throw resultWrong(script.name, "a question has no callbacks");
  const { memory } = result;
  return ask(
    callbacks as unknown as readonly Callback[], // just looked at
    memory === undefined ? {} : { memory: jsonOf(script, memory, "`memory`") },
  );
}

/**
 * What a script has returned, as the machine takes it; what it writes is written. Types do not hold at run time: nothing is
 * taken on trust.
 * @throws JourneyError `script-result-wrong`, `script-outcome-unknown`, `script-output-undeclared`, `script-output-missing`
 */
export function typedResult(
  script: TypedScript,
  result: unknown,
  context: NodeContext<unknown>,
): NodeResult {
  if (isObject(result) && result["kind"] === "ask") return questionOf(script, result);
  const isBare = typeof result === "string";
  if (!isBare && !isObject(result)) throw resultWrong(script.name, "it is neither text nor object");
  const outcome = isBare ? result : result["outcome"];
  if (typeof outcome !== "string") throw resultWrong(script.name, "it names no outcome");
  if (!Object.hasOwn(script.outcomes, outcome)) throw outcomeUnknown(script.name);
  write(script, outcome, isBare ? undefined : result["state"], context);
  return take(outcome);
}
