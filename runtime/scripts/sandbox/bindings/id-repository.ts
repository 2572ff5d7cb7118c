import { isObject, type Json } from "../../../json.ts";
import type { Binding } from "../binding.ts";
import { misused } from "../errors.ts";
import { change, contentOf, findUser } from "../stored-objects.ts";

/** AM's names of attributes, which come from LDAP, where they are not those of the objects. */
const names: Readonly<Record<string, string>> = {
  uid: "userName",
  inetuserstatus: "accountStatus",
  telephonenumber: "telephoneNumber",
};

/** `idRepository`: the stored user of an id or a name. What is set there is stored by `store()`. */
export const binding: Binding = {
  inside: `
const names = ${JSON.stringify(names)};
const known = (name) => { const key = String(name).toLowerCase(); return keysOf(names).includes(key) ? names[key] : String(name); };
const valuesOf = (value) => value === undefined || value === null ? [] : Array.isArray(value) ? [...value] : [value];
define("idRepository", freeze({
  getIdentity: (idOrName) => {
    const stored = call("idRepository.read", idOrName);
    const changes = {};
    const current = (name) => valuesOf(keysOf(changes).includes(name) ? changes[name] : stored === null ? null : stored[name]);
    return freeze({
      exists: () => stored !== null,
      getName: () => stored === null ? null : stored._id,
      getUniversalId: () => stored === null ? null : stored._id,
      getAttributeValues: (name) => list(current(known(name))),
      setAttribute: (name, values) => { changes[known(name)] = valuesOf(values); },
      addAttribute: (name, value) => { changes[known(name)] = [...current(known(name)), value]; },
      store: () => { call("idRepository.store", stored === null ? null : stored._id, changes); },
    });
  },
}));
`,
  waits: {
    async "idRepository.read"(visit, [idOrName]) {
      const object = await findUser(visit, visit.text(idOrName, "idRepository.getIdentity"));
      return object && contentOf(object);
    },
    async "idRepository.store"(visit, [id, changes]) {
      const binding = "idRepository.getIdentity(…).store";
      const { resource } = visit.occasion.context;
      if (typeof id !== "string" || !isObject(changes) || !resource)
        throw misused(visit.name, binding, "there must be such a user: ask `exists()`");
      const schema = resource.schema["properties"];
      const single = Object.entries(changes).map(([name, values]) => {
        const declared = isObject(schema) ? schema[name] : undefined;
        return [name, valueOf(values, isObject(declared) ? declared["type"] : undefined)] as const;
      });
      await change(visit, binding, { resource: resource.name, id }, Object.fromEntries(single));
      return undefined;
    },
  },
};

/** AM has lists everywhere; an attribute that is none has the first of its values. */
function valueOf(values: Json, type: Json | undefined): Json {
  if (!Array.isArray(values) || type === "array") return values;
  const [first = null]: readonly Json[] = values;
  return first;
}
