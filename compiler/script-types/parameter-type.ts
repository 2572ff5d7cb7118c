import type { Node, Signature, Type } from "ts-morph";
import type { ScriptRead } from "../2-bind/script-reader.ts";
import { KeysUnknown, stateKeys } from "./state-type.ts";

/** What the runtime gives to a script: the properties of `ScriptContext`. */
export const contextProperties: readonly string[] = [
  "state",
  "answers",
  "memory",
  "request",
  "languages",
  "localize",
  "user",
  "now",
  "log",
  "signal",
];

export interface ParameterReading {
  readonly reads: readonly ScriptRead[];
  readonly fault: string | undefined;
}

const nothing: ParameterReading = { reads: [], fault: undefined };

function faulty(fault: string): ParameterReading {
  return { reads: [], fault };
}

/** What the one parameter of a script says that it reads. */
export function readParameter(signature: Signature, at: Node): ParameterReading {
  const [parameter, ...others] = signature.getParameters();
  if (others.length > 0) return faulty("takes more than one parameter");
  if (parameter === undefined) return nothing;
  const type = parameter.getTypeAtLocation(at);
  if (type.isAny() || type.isUnknown())
    return faulty("does not say by a type what it is called with");
  if (!type.isObject() && !type.isIntersection())
    return faulty("wants a parameter that is no object");
  return readContext(type, at);
}

function readContext(type: Type, at: Node): ParameterReading {
  const unknown = type.getProperties().find((one) => !contextProperties.includes(one.getName()));
  if (unknown !== undefined)
    return faulty(`wants \`${unknown.getName()}\`, which the runtime does not give`);
  const state = type.getProperty("state");
  if (state === undefined) return nothing;
  const found = stateKeys(state.getTypeAtLocation(at).getNonNullableType(), at, true);
  if (found instanceof KeysUnknown) return faulty(`reads a \`state\` whose type ${found.reason}`);
  return {
    reads: found.map(({ key, optional }) => ({ key, required: !optional })),
    fault: undefined,
  };
}
