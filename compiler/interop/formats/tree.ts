import { isObject, type JsonObject, own, textAt } from "../json.ts";

/** True: AM's tree, told by the node that it starts with, or by nodes that are wired. */
export function isTree(value: JsonObject): boolean {
  const nodes = own(value, "nodes");
  if (!isObject(nodes)) return false;
  return (
    own(value, "entryNodeId") !== undefined ||
    Object.values(nodes).some((node) => isObject(node) && own(node, "connections") !== undefined)
  );
}

/** The type that a node's settings name: `{ _type: { _id: "PageNode" } }`. */
export function typeOf(settings: JsonObject): string | undefined {
  const type = own(settings, "_type");
  return isObject(type) ? textAt(type, "_id") : undefined;
}

/** A member of a page, as the page's settings name it. */
export interface PageMember {
  readonly id: string;
  readonly type: string | undefined;
  readonly displayName: string | undefined;
}

/** The members that settings name; none where they are not those of a page. */
export function membersOf(settings: JsonObject): readonly PageMember[] {
  const nodes = own(settings, "nodes");
  if (!Array.isArray(nodes)) return [];
  return nodes.filter(isObject).flatMap((member) => {
    const id = textAt(member, "_id");
    if (id === undefined) return [];
    return [{ id, type: textAt(member, "nodeType"), displayName: textAt(member, "displayName") }];
  });
}
