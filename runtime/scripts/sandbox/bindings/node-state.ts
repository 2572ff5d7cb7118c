import { isObject, type Json } from "../../../json.ts";
import type { Binding } from "../binding.ts";
import { misused } from "../errors.ts";
import type { Visit } from "../visit.ts";

/** `nodeState`: the run's state. Writes are seen at once, and kept when the script has ended well. */
export const binding: Binding = {
  inside: `
const nodeState = freeze({
  get: (key) => {
    const value = call("nodeState.get", key);
    return key === "objectAttributes" && value !== null ? map(value) : value;
  },
  getObject: (key) => {
    const value = call("nodeState.getObject", key);
    return value === null ? null : map(value);
  },
  isDefined: (key) => call("nodeState.get", key) !== null,
  keys: () => list(call("nodeState.keys")),
  putShared: (key, value) => (call("nodeState.put", "shared", key, value), nodeState),
  putTransient: (key, value) => (call("nodeState.put", "transient", key, value), nodeState),
  mergeShared: (values) => (call("nodeState.merge", "shared", values), nodeState),
  mergeTransient: (values) => (call("nodeState.merge", "transient", values), nodeState),
  remove: (key) => (call("nodeState.remove", key), nodeState),
});
define("nodeState", nodeState);
`,
  calls: {
    "nodeState.get": (visit, [key]) => visit.state.get(visit.text(key, "nodeState.get")),
    "nodeState.getObject": (visit, [key]) => {
      const value = visit.state.get(visit.text(key, "nodeState.getObject"));
      return isObject(value) ? value : undefined;
    },
    "nodeState.keys": (visit) => visit.state.keys(),
    "nodeState.put": (visit, [scope, key, value = null]) => {
      visit.state.put(scopeOf(scope), keyOf(visit, key), value);
      return undefined;
    },
    "nodeState.merge": (visit, [scope, values]) => {
      if (!isObject(values)) throw misused(visit.name, "nodeState.merge…", "give an object");
      visit.state.merge(scopeOf(scope), values);
      return undefined;
    },
    "nodeState.remove": (visit, [key]) => {
      visit.state.remove(keyOf(visit, key));
      return undefined;
    },
  },
};

function scopeOf(scope: Json | undefined): "shared" | "transient" {
  return scope === "shared" ? "shared" : "transient";
}

function keyOf(visit: Visit, key: Json | undefined): string {
  const text = visit.text(key, "nodeState");
  if (text === "") throw misused(visit.name, "nodeState", "a key is a text that is not empty");
  return text;
}
