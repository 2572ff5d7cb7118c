import { isObject, type Json } from "../../../json.ts";
import type { Binding } from "../binding.ts";
import { misused } from "../errors.ts";
import { change, contentOf, findUser } from "../stored-objects.ts";

/** AM's names of attributes, which come from LDAP, where they are not those of the objects. In lower case. */
const names: Readonly<Record<string, string>> = {
  uid: "userName",
  inetuserstatus: "accountStatus",
  "fr-idm-uuid": "_id",
};

/** The kinds of AM's numbered attributes: `fr-attr-istr1` is `frIndexedString1`. */
const numbered: Readonly<Record<string, string>> = {
  str: "String",
  multi: "Multivalued",
  int: "Integer",
  date: "Date",
};

/** `idRepository`: the stored user of an id or a name. What is set there is stored by `store()`. */
export const binding: Binding = {
  inside: `
const names = ${JSON.stringify(names)};
const kinds = ${JSON.stringify(numbered)};
const valuesOf = (value) => value === undefined || value === null ? [] : Array.isArray(value) ? [...value] : [value];
const textOf = (value) => typeof value === "object" && value !== null ? value : String(value);
define("idRepository", freeze({
  getIdentity: (idOrName) => {
    const { object, attributes } = call("idRepository.read", idOrName);
    const changes = {};
    const known = (name) => {
      const key = String(name).toLowerCase();
      if (keysOf(names).includes(key)) return names[key];
      const found = /^fr-attr-(i?)(str|multi|int|date)([1-9][0-9]?)$/.exec(key);
      if (found) return "fr" + (found[1] === "" ? "Unindexed" : "Indexed") + kinds[found[2]] + found[3];
      const same = attributes.filter((attribute) => attribute.toLowerCase() === key);
      return same.length === 1 ? same[0] : String(name);
    };
    const there = () => {
      if (object === null) throw new Error("There is no user of this id or name.");
      return object;
    };
    const wanted = (name) => keysOf(changes).includes(name) ? changes[name] : valuesOf(there()[name]);
    return freeze({
      exists: () => object !== null,
      getName: () => object === null ? String(idOrName) : object._id,
      getUniversalId: () => object === null ? String(idOrName) : object._id,
      getAttributeValues: (name) => list(valuesOf(there()[known(name)]).map(textOf)),
      setAttribute: (name, values) => { there(); changes[known(name)] = valuesOf(values); },
      addAttribute: (name, value) => { changes[known(name)] = [...wanted(known(name)), value]; },
      store: () => { call("idRepository.store", there()._id, changes); },
    });
  },
}));
`,
  waits: {
    async "idRepository.read"(visit, [idOrName]) {
      const found = await findUser(visit, visit.text(idOrName, "idRepository.getIdentity"));
      const object = found ? contentOf(found) : null;
      const declared = visit.occasion.context.resource?.schema["properties"];
      const names = [
        ...Object.keys(object ?? {}),
        ...Object.keys(isObject(declared) ? declared : {}),
      ];
      return { object, attributes: [...new Set(names)] };
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
