import { isDeepStrictEqual } from "node:util";
import { refusedBindings } from "../../../catalogue/refused-bindings.ts";
import { isObject, type Json, type JsonObject } from "../../../json.ts";
import type { Binding } from "../binding.ts";
import { misused, ScriptFault, unsupported } from "../errors.ts";
import { queried } from "../query.ts";
import type { Visit } from "../visit.ts";
import { catchable, change, checkWritable, contentOf } from "../stored-objects.ts";

/** `openidm`: the managed objects of the journey's resource. */
export const binding: Binding = {
  inside: `
const openidm = {
  read: (name, parameters, fields) => call("openidm.read", name, fields === undefined ? null : fields),
  query: (name, parameters, fields) => call("openidm.query", name, parameters, fields === undefined ? null : fields),
  create: (name, id, content) => call("openidm.create", name, content),
  update: (name, revision, content) => call("openidm.update", name, revision === undefined ? null : revision, content),
  patch: (name, revision, changes) => call("openidm.patch", name, revision === undefined ? null : revision, changes),
};
for (const name of ${JSON.stringify(refusedBindings.openidm)})
  openidm[name] = () => refuse("openidm." + name);
define("openidm", freeze(openidm));
`,
  waits: {
    async "openidm.read"(visit, [name, fields]) {
      const { resource, id } = objectNamed(visit, name, "openidm.read");
      const object = await visit.occasion.context.directory.read(resource, id);
      return object && pick(contentOf(object), fields);
    },
    async "openidm.query"(visit, [name, parameters, fields]) {
      const resource = resourceNamed(visit, name, "openidm.query");
      const { directory } = visit.occasion.context;
      const filter = isObject(parameters) ? parameters["_queryFilter"] : undefined;
      const found = await queried(visit, directory, resource, filter);
      const result = found.map((object) => pick(contentOf(object), fields));
      return {
        result,
        resultCount: result.length,
        pagedResultsCookie: null,
        totalPagedResultsPolicy: "NONE",
        totalPagedResults: -1,
      };
    },
    async "openidm.create"(visit, [name, content]) {
      const resource = resourceNamed(visit, name, "openidm.create");
      if (!isObject(content)) throw misused(visit.name, "openidm.create", "give an object");
      const { userName, _id, ...others } = content;
      checkWritable(visit, "openidm.create", others);
      const { directory } = visit.occasion.context;
      const created = { ...others, ...(userName === undefined ? {} : { userName }) };
      return contentOf(await catchable(directory.create(resource, created)));
    },
    async "openidm.update"(visit, [name, revision, content]) {
      const binding = "openidm.update";
      const object = objectNamed(visit, name, binding);
      if (!isObject(content)) throw misused(visit.name, binding, "give an object");
      const wanted = revisionOf(visit, revision, binding);
      const stored = await visit.occasion.context.directory.read(object.resource, object.id);
      if (!stored) throw new ScriptFault("There is no such object.");
      const { _id, _rev, ...attributes } = content;
      const changes = replacing(contentOf(stored), attributes);
      // What was read is what the changes were made of.
      return contentOf(await change(visit, binding, object, changes, wanted ?? stored.revision));
    },
    async "openidm.patch"(visit, [name, revision, changes]) {
      const object = objectNamed(visit, name, "openidm.patch");
      const wanted = revisionOf(visit, revision, "openidm.patch");
      return contentOf(
        await change(visit, "openidm.patch", object, changesOf(visit, changes), wanted),
      );
    },
  },
};

/** Only the objects that the journey is about: of others its author says nothing, and the checker knows nothing. */
function resourceNamed(visit: Visit, name: Json | undefined, binding: string): string {
  const text = visit.text(name, binding).replace(/\/$/, "");
  if (text !== visit.occasion.context.resource?.name)
    throw unsupported(
      visit.name,
      `${binding} on other objects than the journey's`,
      "Name the objects after the journey's name: `journey Name on managed/user { … }`.",
    );
  return text;
}

function objectNamed(
  visit: Visit,
  name: Json | undefined,
  binding: string,
): { readonly resource: string; readonly id: string } {
  const text = visit.text(name, binding);
  const slash = text.lastIndexOf("/");
  const id = text.slice(slash + 1);
  if (slash < 0 || id === "")
    throw misused(visit.name, binding, "name an object: `managed/user/ID`");
  return { resource: resourceNamed(visit, text.slice(0, slash), binding), id };
}

/** @throws JourneyError `script-binding-misused` */
function revisionOf(visit: Visit, revision: Json | undefined, binding: string): number | undefined {
  if (revision === null || revision === undefined) return undefined;
  const wanted = Number(revision);
  if (!Number.isSafeInteger(wanted))
    throw misused(visit.name, binding, "a revision is the `_rev` of an object, or null");
  return wanted;
}

/** What makes one object of another: `null` takes away, and objects in it are merged. */
function replacing(
  { _id, _rev, ...before }: JsonObject,
  after: JsonObject,
): Readonly<Record<string, Json>> {
  const gone = Object.keys(before).filter((name) => !Object.hasOwn(after, name));
  const changed = Object.entries(after).filter(
    ([name, value]) => !isDeepStrictEqual(before[name], value),
  );
  return Object.fromEntries([
    ...gone.map((name) => [name, null] as const),
    ...changed.map(([name, value]) => {
      const was = before[name];
      return [name, isObject(value) && isObject(was) ? replacing(was, value) : value] as const;
    }),
  ]);
}

/** IDM's patch: `{ operation, field, value }`, of whole attributes. */
function changesOf(visit: Visit, operations: Json | undefined): JsonObject {
  const wrong = misused(
    visit.name,
    "openidm.patch",
    "give a list of `{ operation, field, value }`, with `add`, `replace` or `remove` and a field without a path",
  );
  if (!Array.isArray(operations)) throw wrong;
  const changes = operations.map((entry: Json) => {
    const { operation, field, value = null } = isObject(entry) ? entry : {};
    const name = typeof field === "string" ? field.replace(/^\//, "") : "";
    if (name === "" || name.includes("/")) throw wrong;
    if (operation === "remove") return [name, null] as const;
    // To a list something is added; whole attributes are what is there for others.
    if (operation === "replace" || (operation === "add" && !Array.isArray(value)))
      return [name, value] as const;
    throw wrong;
  });
  return Object.fromEntries(changes);
}

function pick(content: JsonObject, fields: Json | undefined): JsonObject {
  if (!Array.isArray(fields) || fields.length === 0 || fields.includes("*")) return content;
  const wanted: readonly Json[] = [...fields, "_id", "_rev"];
  return Object.fromEntries(Object.entries(content).filter(([name]) => wanted.includes(name)));
}
