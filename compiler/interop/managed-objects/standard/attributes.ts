import type { JsonObject } from "../../json.ts";

/** Attributes as IDM's configuration of a managed object type writes them. */
export function attribute(type: string, title: string, more: JsonObject = {}): JsonObject {
  return { type, title, viewable: true, userEditable: true, ...more };
}

/** What only the system writes, and no form shows. */
export const hidden: JsonObject = { viewable: false, userEditable: false };

/** What a form shows, and the user does not change. */
export const fixed: JsonObject = { userEditable: false };

/** What IDM computes from relationships. */
export const computed: JsonObject = { ...hidden, isVirtual: true };

export function listOf(items: JsonObject, title: string, more: JsonObject = {}): JsonObject {
  return attribute("array", title, { items, ...more });
}

/** A reference to an object of another type; `reverse` is the attribute that points back. */
export function reference(path: string, reverse: string): JsonObject {
  return {
    type: "relationship",
    resourceCollection: [{ path }],
    reverseRelationship: true,
    reversePropertyName: reverse,
    properties: {
      _ref: { type: "string" },
      _refProperties: { type: "object", properties: { _id: { type: "string" } } },
    },
  };
}

export function references(
  title: string,
  path: string,
  reverse: string,
  more: JsonObject = fixed,
): JsonObject {
  return listOf(reference(path, reverse), title, more);
}
