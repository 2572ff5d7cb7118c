import { type ManagedObjectSchema, runtimeCatalogue } from "journeyc/analysis";
import type { Entity } from "../entities/entity.ts";
import { role, type Role } from "./legend.ts";

/** What a name is, by what it stands for; undefined for texts that say no more than a text does. */
export function entityRole(entity: Entity): Role | undefined {
  switch (entity.kind) {
    case "journey":
      return role("function");
    case "connector":
      return role("namespace");
    case "resource":
    case "objectType":
      return role("struct");
    case "node":
    case "member":
      return role("variable");
    case "end":
      return role("enumMember", "readonly", "end");
    case "nodeType": {
      const { type } = entity.manifest;
      const isOurs = runtimeCatalogue.nodes.get(type) === entity.manifest;
      return isOurs ? role("class", "defaultLibrary") : role("class");
    }
    case "opaqueType":
      return role("class", "opaque");
    case "connectorKind":
      return role("class", "defaultLibrary");
    case "outcome":
      return role("enumMember");
    case "else":
      return role("keyword");
    case "setting":
      return entity.schema?.kind === "secret" ? role("property", "secret") : role("property");
    case "attribute":
      return isSecret(entity.resource.schema, entity.path)
        ? role("property", "secret")
        : role("property");
    case "environment":
      return entity.source === "secret"
        ? role("parameter", "readonly", "secret")
        : role("parameter", "readonly");
    case "code":
      return role("enumMember", "readonly");
    case "file":
      return undefined;
  }
}

/** An attribute that may be written and never read, or something inside of one. */
function isSecret(schema: ManagedObjectSchema | undefined, path: readonly string[]): boolean {
  let at = schema;
  for (const name of path) {
    const { properties = {} } = at ?? {};
    at = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (at?.writeOnly === true) return true;
  }
  return false;
}
