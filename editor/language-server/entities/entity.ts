import type {
  Connector,
  ImportedNodeType,
  Journey,
  Member,
  Node,
  Resource,
  ScriptSignature,
  SettingsOwner,
} from "journeyc/analysis";
import type {
  ConnectorManifest,
  NodeManifest,
  OutcomeManifest,
  SettingSchema,
} from "@journeyc/grammar/manifest";

/** What a piece of text stands for. */
export type Entity =
  | { readonly kind: "journey"; readonly journey: Journey }
  | { readonly kind: "connector"; readonly connector: Connector }
  | { readonly kind: "resource"; readonly resource: Resource }
  | { readonly kind: "node"; readonly journey: Journey; readonly node: Node }
  | {
      readonly kind: "member";
      readonly journey: Journey;
      readonly page: Node;
      readonly member: Member;
    }
  /** An end of a journey. */
  | {
      readonly kind: "end";
      readonly end: "success" | "failure" | "stop";
      readonly journey: Journey;
    }
  | {
      readonly kind: "nodeType";
      readonly manifest: NodeManifest;
      /** Set for one that the file imports from a module. */
      readonly imported?: ImportedNodeType | undefined;
    }
  /** A node type that only AM knows. */
  | { readonly kind: "opaqueType"; readonly type: string }
  | { readonly kind: "connectorKind"; readonly manifest: ConnectorManifest }
  | {
      readonly kind: "outcome";
      readonly journey: Journey;
      readonly node: Node;
      /** The member of a page that lists it, where it is not the last, whose outcomes are those of the page. */
      readonly member?: Member;
      readonly name: string;
      /** Undefined where the node's outcomes are not known, or it has none of this name. */
      readonly manifest: OutcomeManifest | undefined;
    }
  /** The rest of a node's outcomes. */
  | { readonly kind: "else"; readonly journey: Journey; readonly node: Node }
  | {
      readonly kind: "setting";
      /** What has the setting: a node type, a connector kind, `page`, `journey`. */
      readonly of: string;
      /** Undefined where the owner's type does not have it, or is not known. */
      readonly schema: SettingSchema | undefined;
      readonly name: string;
      readonly owner: SettingsOwner | undefined;
    }
  | { readonly kind: "attribute"; readonly resource: Resource; readonly path: readonly string[] }
  | {
      readonly kind: "objectType";
      readonly connector: Connector | undefined;
      readonly name: string;
    }
  /** Another file: imported, a schema, a script. */
  | {
      readonly kind: "file";
      readonly path: string;
      /** Of a script in TypeScript: its function. */
      readonly script?: ScriptSignature;
      /** The path as it is written. */
      readonly specifier: string;
    }
  | { readonly kind: "environment"; readonly source: "env" | "secret"; readonly name: string }
  /** The code of a finding. */
  | { readonly kind: "code"; readonly code: string };

/** Entities of different programs are one when their keys are. */
export function keyOf(entity: Entity): string {
  switch (entity.kind) {
    case "journey":
      return `journey ${entity.journey.file} ${entity.journey.name}`;
    case "connector":
      return `connector ${entity.connector.file} ${entity.connector.name}`;
    case "resource":
      return `resource ${entity.resource.file} ${entity.resource.name}`;
    case "node":
      return `node ${entity.journey.file} ${entity.journey.name} ${entity.node.name}`;
    case "member":
      return `member ${entity.journey.file} ${entity.journey.name} ${entity.page.name} ${entity.member.name}`;
    case "end":
      return `end ${entity.journey.file} ${entity.journey.name} ${entity.end}`;
    case "nodeType":
      return `nodeType ${entity.manifest.type}`;
    case "opaqueType":
      return `opaqueType ${entity.type}`;
    case "connectorKind":
      return `connectorKind ${entity.manifest.kind}`;
    case "outcome":
      return `outcome ${entity.journey.file} ${entity.journey.name} ${entity.node.name} ${entity.member?.name ?? ""} ${entity.name}`;
    case "else":
      return `else ${entity.journey.file} ${entity.journey.name} ${entity.node.name}`;
    case "setting":
      return `setting ${entity.of} ${entity.name}`;
    case "attribute":
      return `attribute ${entity.resource.file} ${entity.resource.name} ${entity.path.join("/")}`;
    case "objectType":
      return `objectType ${entity.connector?.file ?? ""} ${entity.connector?.name ?? ""} ${entity.name}`;
    case "file":
      return `file ${entity.path}`;
    case "environment":
      return `${entity.source}.${entity.name}`;
    case "code":
      return entity.code;
  }
}
