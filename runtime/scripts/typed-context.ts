import type { Json, JsonObject } from "../json.ts";
import { readPath } from "../machine/attribute-path.ts";
import type { NodeContext } from "../machine/node-type.ts";
import { attributesKey } from "../machine/scopes.ts";
import type { ScriptKeys, TypedScript } from "../machine/script.ts";
import { isActingUser } from "../nodes/identity/acting-user.ts";
import { namedUser } from "../nodes/identity/named-user.ts";
import type { ScriptContext, ScriptUser } from "./contract.ts";
import { inputMissing } from "./errors.ts";

type Context = NodeContext<unknown>;

/** The part of a key behind `objectAttributes.`; undefined for a key of its own. */
export function attributeOf(key: string): string | undefined {
  const prefix = `${attributesKey}.`;
  return key.startsWith(prefix) ? key.slice(prefix.length) : undefined;
}

/** Stands for every attribute there is. */
export const everyAttribute = "*";

/**
 * The values that a script may read, each a copy. They are of shared state alone, where no secret is kept: passwords and
 * codes are not there for scripts, whatever their types say.
 */
function stateOf({ name, reads }: TypedScript, { state }: Context): JsonObject {
  const values = new Map<string, Json>();
  const attributes = new Map<string, Json>();
  for (const [key, presence] of Object.entries(reads as ScriptKeys)) {
    const attribute = attributeOf(key);
    if (attribute === everyAttribute) {
      for (const entry of Object.entries(state.sharedAttributes())) attributes.set(...entry);
      continue;
    }
    const value =
      attribute === undefined
        ? state.getShared(key)
        : readPath(state.sharedAttributes(), attribute);
    if (value !== undefined)
      (attribute === undefined ? values : attributes).set(attribute ?? key, value);
    else if (presence === "always") throw inputMissing(name, key);
  }
  if (Object.keys(reads).some((key) => attributeOf(key) !== undefined))
    values.set(attributesKey, Object.fromEntries(attributes));
  return structuredClone(Object.fromEntries(values));
}

async function userOf(context: Context): Promise<ScriptUser | undefined> {
  const { resource, state } = context;
  const username = state.get("username");
  if (!resource || typeof username !== "string" || username === "") return undefined;
  const object = await namedUser(context);
  return (
    object && {
      id: object.id,
      // An attribute that is one of the machine's must not change with the script's copy.
      attributes: structuredClone(object.attributes),
      loginCount: object.loginCount,
      createdAt: object.createdAt,
      authenticated: isActingUser(context, object),
    }
  );
}

/**
 * What a script is called with: nothing of the machine's that it could change.
 * @throws JourneyError `script-input-missing`
 */
export function typedContext(script: TypedScript, context: Context): ScriptContext {
  const { answers, memory, request, languages, log, signal } = context;
  return {
    state: stateOf(script, context),
    answers: structuredClone(answers),
    memory: structuredClone(memory),
    request: {
      header: (name) => request.header(name),
      cookie: (name) => request.cookie(name),
      address: request.address,
    },
    languages: [...languages],
    localize: (texts) => context.localize(texts),
    user: () => userOf(context),
    now: () => context.now(),
    log: {
      debug: (fields, message) => log.debug(fields, message),
      info: (fields, message) => log.info(fields, message),
      warn: (fields, message) => log.warn(fields, message),
      error: (fields, message) => log.error(fields, message),
    },
    signal,
  };
}
