import type { Entity } from "../entities/entity.ts";
import type { Project } from "../project/project.ts";
import { catalogueTarget } from "./catalogue-place.ts";
import { attributeTarget, fileTarget, schemaPath } from "./definitions.ts";
import type { Target } from "./target.ts";

function typeTarget(project: Project, entity: Entity): Target | undefined {
  switch (entity.kind) {
    case "node":
      return entity.node.manifest && catalogueTarget(project, entity.node.manifest.type);
    case "member":
      return entity.member.manifest && catalogueTarget(project, entity.member.manifest.type);
    case "nodeType":
      return catalogueTarget(project, entity.manifest.type);
    case "attribute":
      return attributeTarget(project, entity);
    case "journey": {
      const { resource } = entity.journey;
      const schema = resource && schemaPath(project, resource);
      return schema === undefined ? undefined : fileTarget(project, schema);
    }
    case "resource": {
      const schema = schemaPath(project, entity.resource);
      return schema === undefined ? undefined : fileTarget(project, schema);
    }
    default:
      return undefined;
  }
}

/** Where it is written what something is like: of a journey and a resource, the schema of the accounts it is about. */
export function typeDefinitionsOf(project: Project, entity: Entity): readonly Target[] {
  const target = typeTarget(project, entity);
  return target === undefined ? [] : [target];
}
