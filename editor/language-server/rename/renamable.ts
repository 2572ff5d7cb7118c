import type { Entity } from "../entities/entity.ts";
import { authorsOutcome, partWith } from "../entities/outcome-occurrences.ts";

/** What can be called otherwise: what the author of the journeys has named. */
export type Renamable = Extract<
  Entity,
  { kind: "journey" | "connector" | "node" | "member" | "outcome" | "environment" }
>;

/** The name that an entity has now. */
export function nameOf(entity: Renamable): string {
  switch (entity.kind) {
    case "journey":
      return entity.journey.name;
    case "connector":
      return entity.connector.name;
    case "node":
      return entity.node.name;
    case "member":
      return entity.member.name;
    default:
      return entity.name;
  }
}

/** The entity, if it can be renamed; else the reason why it cannot. */
export function renamable(entity: Entity): Renamable | string {
  switch (entity.kind) {
    case "journey":
    case "connector":
    case "node":
    case "member":
    case "environment":
      return entity;
    case "outcome":
      // The list would no longer be what the function's return type says.
      if (partWith(entity).script?.signature.outcomes?.includes(entity.name) === true)
        return `\`${entity.name}\` is what the script returns: it cannot be renamed here.`;
      if (authorsOutcome(entity) !== undefined) return entity;
      return `\`${entity.name}\` is an outcome of the node's type: only outcomes that a journey lists itself can be renamed.`;
    case "else":
      return "`else` stands for the outcomes that no other line wires: it has no name of its own.";
    case "end":
      return `\`${entity.end}\` is an end that every journey has: it cannot be renamed.`;
    case "nodeType":
      return `\`${entity.manifest.type}\` is a node type of the catalogue: it cannot be renamed here.`;
    case "opaqueType":
      return "AM names this node type: it cannot be renamed here.";
    case "connectorKind":
      return `\`${entity.manifest.kind}\` is a kind of connectors: it cannot be renamed.`;
    case "setting":
      return `\`${entity.name}\` is a setting of \`${entity.of}\`: it cannot be renamed here.`;
    case "resource":
      return `\`${entity.resource.name}\` is AM's name for these objects: a new name would mean other objects.`;
    case "attribute":
      return "Attributes are named by the schema, and stored objects have them: they cannot be renamed here.";
    case "objectType":
      return `\`${entity.name}\` is a name of the other system: it cannot be renamed here.`;
    case "file":
      return "Rename the file itself: whatever names it follows.";
    case "code":
      return `\`${entity.code}\` is the code of a finding: it cannot be renamed.`;
  }
}
