import { isObject, type Json, type JsonObject, objectAt, own, textAt } from "../../interop/json.ts";
import { customNodeFacts, isCustomNode } from "./custom-node.ts";
import type { AmOutcome, TypeFacts } from "./type-facts.ts";

/** What a file says beside its content: the type, and which of AM's answers it holds. */
export interface Hint {
  readonly amType: string | undefined;
  readonly answer: "schema" | "outcomes" | "template" | undefined;
}

/** `untyped`: an answer about one type that does not say which. `unknown`: nothing about node types. */
export type Recognised = readonly TypeFacts[] | "untyped" | "unknown";

function isOutcome(value: Json): value is JsonObject & AmOutcome {
  if (!isObject(value)) return false;
  return textAt(value, "id") !== undefined && textAt(value, "displayName") !== undefined;
}

/** The list of `_action=listOutcomes`. An empty one says that they depend on the settings. */
function outcomesIn(value: Json | undefined): readonly AmOutcome[] | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const list = value as readonly Json[];
  return list.every(isOutcome)
    ? list.map(({ id, displayName }) => ({ id, displayName }))
    : undefined;
}

/** A schema of AM. One that calls itself a JSON Schema is another's, a managed object's perhaps. */
function isSchema(value: Json | undefined): value is JsonObject {
  return (
    isObject(value) && isObject(own(value, "properties")) && own(value, "$schema") === undefined
  );
}

function typeIn(value: JsonObject): string | undefined {
  return textAt(objectAt(value, "_type"), "_id");
}

/** An entry about one type in a file about many; undefined when it says nothing. */
function entryFacts(key: string, entry: JsonObject): TypeFacts | undefined {
  if (isCustomNode(entry)) return customNodeFacts(entry);
  const schema = [own(entry, "schema"), own(entry, "config"), entry].find(isSchema);
  const template = own(entry, "template");
  const outcomes = outcomesIn(own(entry, "outcomes")) ?? outcomesIn(own(entry, "listOutcomes"));
  const displayName =
    textAt(entry, "name") ??
    textAt(entry, "displayName") ??
    textAt(objectAt(entry, "_type"), "name");
  const help = textAt(entry, "help") ?? textAt(entry, "description");
  if (schema === undefined && outcomes === undefined && displayName === undefined) return undefined;
  return {
    amType: textAt(entry, "nodeType") ?? key,
    ...(displayName && { displayName }),
    ...(help && { help }),
    ...(schema && { schema }),
    ...(isObject(template) && { template }),
    ...(outcomes && { outcomes }),
  };
}

function mapFacts(map: JsonObject): Recognised {
  const entries = Object.entries(map).filter(([key]) => !key.startsWith("_") && key !== "meta");
  const facts = entries.map(([key, entry]) =>
    isObject(entry) ? entryFacts(key, entry) : undefined,
  );
  return facts.length > 0 && facts.every((one) => one !== undefined) ? facts : "unknown";
}

/** `{ _id, name, tags, help, … }`, as `_action=getAllTypes` lists node types; or custom nodes. */
function listFacts(list: readonly Json[]): Recognised {
  const facts = list.map((item) => {
    if (!isObject(item)) return undefined;
    if (isCustomNode(item)) return customNodeFacts(item);
    const amType = textAt(item, "_id");
    return amType === undefined || textAt(item, "name") === undefined
      ? undefined
      : entryFacts(amType, item);
  });
  return facts.every((one) => one !== undefined) ? facts : "unknown";
}

function aboutOne(value: Json, { amType, answer }: Hint): Recognised {
  const outcomes = outcomesIn(value);
  if (outcomes) return amType === undefined ? "untyped" : [{ amType, outcomes }];
  if (!isObject(value)) return "unknown";
  const type = amType ?? typeIn(value);
  if (isSchema(value)) {
    if (type === undefined) return "untyped";
    const displayName = textAt(value, "title") ?? textAt(objectAt(value, "_type"), "name");
    return [{ amType: type, schema: value, ...(displayName && { displayName }) }];
  }
  if (answer !== "template" && typeIn(value) === undefined) return "unknown";
  if (type === undefined) return "untyped";
  const displayName = textAt(objectAt(value, "_type"), "name");
  return [{ amType: type, template: value, ...(displayName && { displayName }) }];
}

/** What a JSON value says about node types, whichever of AM's answers, or of the tools that keep them, it is. */
export function recognise(value: Json, hint: Hint): Recognised {
  if (isObject(value) && isCustomNode(value)) return [customNodeFacts(value)];
  const one = aboutOne(value, hint);
  if (one !== "unknown") return one;
  if (Array.isArray(value)) return value.length === 0 ? "unknown" : listFacts(value);
  if (!isObject(value)) return "unknown";
  const result = own(value, "result");
  if (Array.isArray(result)) return listFacts(result as readonly Json[]);
  for (const key of ["nodeTypes", "types"]) {
    const map = own(value, key);
    if (isObject(map)) return Object.keys(map).length === 0 ? [] : mapFacts(map);
  }
  return mapFacts(value);
}
