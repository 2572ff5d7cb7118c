import { bindings } from "./bindings/index.ts";
import type { Visit } from "./visit.ts";

/**
 * What every binding is made of. It keeps the functions that it needs: a script may change its own `JSON`, and harms
 * nobody but itself. Texts that cross are JSON, in which no byte is zero.
 */
const tools = `
const host = globalThis.journeycHost;
delete globalThis.journeycHost;
const { parse, stringify } = JSON;
const { defineProperty, freeze, keys: keysOf } = Object;
const hidden = (object, name, value) =>
  defineProperty(object, name, { value, configurable: true, writable: true, enumerable: false });
const define = (name, value) => hidden(globalThis, name, value);
const call = (name, ...given) => {
  const answer = parse(host(name, stringify(given)));
  if (answer.fault !== undefined) throw new Error(answer.fault);
  return answer.value === undefined ? null : answer.value;
};
const refuse = (name) => call("refuse", name);
const beginnings = [];
const atStart = (name, begin) => { beginnings.push([name, begin]); };
const list = (items) => {
  hidden(items, "get", (index) => items[index] === undefined ? null : items[index]);
  hidden(items, "size", () => items.length);
  hidden(items, "isEmpty", () => items.length === 0);
  hidden(items, "contains", (item) => items.includes(item));
  return items;
};
const map = (object) => {
  const own = (name) => keysOf(object).includes(String(name));
  const methods = {
    get: (name) => own(name) ? object[name] : null,
    put: (name, value) => { const before = methods.get(name); object[name] = value; return before; },
    containsKey: own,
    size: () => keysOf(object).length,
    isEmpty: () => keysOf(object).length === 0,
    keySet: () => list(keysOf(object)),
  };
  // A key of such a name is what it says.
  for (const name of keysOf(methods)) if (!own(name)) hidden(object, name, methods[name]);
  return object;
};
const RealProxy = Proxy;
const lookup = (find) => new RealProxy({}, {
  get: (own, name) => {
    if (typeof name !== "string") return undefined;
    if (name === "get") return (key) => find(String(key));
    if (name === "containsKey") return (key) => find(String(key)) !== null;
    const found = find(name);
    return found === null ? undefined : found;
  },
  has: (own, name) => typeof name === "string" && find(name) !== null,
  set: () => false,
});
const refused = (name) => new RealProxy({}, { get: (own, member) => refuse(name + "." + String(member)) });
`;

/** A realm in which time stands still and chance repeats itself, and without what loops where nobody can stop it. */
const realm = `
const RealDate = Date;
let now;
atStart("now", (given) => { now = given; });
const StillDate = function Date(...given) {
  if (new.target === undefined) return new RealDate(now).toString();
  return Reflect.construct(RealDate, given.length === 0 ? [now] : given, new.target);
};
defineProperty(StillDate, "prototype", { value: RealDate.prototype });
hidden(StillDate, "now", () => now);
hidden(StillDate, "parse", RealDate.parse);
hidden(StillDate, "UTC", RealDate.UTC);
hidden(RealDate.prototype, "constructor", StillDate);
define("Date", StillDate);
hidden(Math, "random", () => call("random"));
for (const name of ["Proxy", "SharedArrayBuffer", "Atomics", "WeakRef", "FinalizationRegistry", "performance", "queueMicrotask"])
  delete globalThis[name];
`;

/**
 * The text that makes the bindings, each in a function of its own. Its value is the function that a run begins with: it
 * takes what they know from the start, as JSON. All before is the same for every script.
 */
export const inside = [
  "(() => {",
  '"use strict";',
  tools,
  realm,
  ...bindings.map((binding) => `(() => {${binding.inside}})();`),
  `return (json) => {
    const given = parse(json);
    for (const [name, begin] of beginnings) begin(given[name] === undefined ? null : given[name]);
  };`,
  "})();",
].join("\n");

/** What the bindings know from the start, as JSON. */
export function givenAtStart(visit: Visit): string {
  const known = bindings.flatMap(({ starts = {} }) => Object.entries(starts));
  return JSON.stringify(Object.fromEntries(known.map(([name, value]) => [name, value(visit)])));
}
