import type { Entity } from "../entities/entity.ts";
import { describeConnector, describeObjectType } from "./entities/connector.ts";
import { describeEnvironment } from "./entities/environment.ts";
import { describeJourney } from "./entities/journey.ts";
import { describeMember, describeNode } from "./entities/node.ts";
import { describeCode, describeEnd, describeFile } from "./entities/others.ts";
import { describeElse, describeOutcome } from "./entities/outcome.ts";
import { describeAttribute, describeResource } from "./entities/resource.ts";
import { describeSetting } from "./entities/setting.ts";
import { describeConnectorKind, describeNodeType, describeOpaqueType } from "./entities/type.ts";
import type { Hovered } from "./hovered.ts";
import type { Block } from "./text.ts";

/** What an entity is, the headline first. */
export function describe(entity: Entity, hovered: Hovered): readonly Block[] {
  switch (entity.kind) {
    case "journey":
      return describeJourney(entity, hovered);
    case "connector":
      return describeConnector(entity, hovered);
    case "resource":
      return describeResource(entity, hovered);
    case "node":
      return describeNode(entity, hovered);
    case "member":
      return describeMember(entity, hovered);
    case "end":
      return describeEnd(entity, hovered);
    case "nodeType":
      return describeNodeType(entity, hovered);
    case "opaqueType":
      return describeOpaqueType(entity, hovered);
    case "connectorKind":
      return describeConnectorKind(entity, hovered);
    case "outcome":
      return describeOutcome(entity, hovered);
    case "else":
      return describeElse(entity, hovered);
    case "setting":
      return describeSetting(entity, hovered);
    case "attribute":
      return describeAttribute(entity, hovered);
    case "objectType":
      return describeObjectType(entity, hovered);
    case "file":
      return describeFile(entity, hovered);
    case "environment":
      return describeEnvironment(entity, hovered);
    case "code":
      return describeCode(entity, hovered);
  }
}
