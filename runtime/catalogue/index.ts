import type { ConnectorManifest, NodeManifest } from "../manifest.ts";
import {
  connectorEntries,
  describedManifests,
  nodeEntries,
  type ConnectorEntry,
  type NodeEntry,
} from "./manifests.ts";

export { connectorEntries, describedManifests, nodeEntries, type ConnectorEntry, type NodeEntry };

export type { CustomDefinition, CustomSettingKind } from "./custom-definition.ts";
export { customManifest, definitionFault, manifestFault } from "./custom-manifest.ts";
export {
  contentText,
  journeyNamed,
  type JourneyContent,
  type NodeContent,
  type PartContent,
} from "./journey-content.ts";
export { moduleFormat } from "./module-format.ts";
export { refusedSettings, type SettingRefusal, type ValueRefusal } from "./refused-settings.ts";
export { refusedBindings } from "./refused-bindings.ts";

const nodesByType = new Map(nodeEntries.map((entry) => [entry.manifest.type, entry]));
const describedByType = new Map(describedManifests.map((manifest) => [manifest.type, manifest]));
const connectorsByKind = new Map(connectorEntries.map((entry) => [entry.manifest.kind, entry]));

/**
 * The entry of a node type that can run, by its name in a `.journey` file: its manifest, module and export; undefined
 * for one that is only described.
 */
export function nodeEntry(type: string): NodeEntry | undefined {
  return nodesByType.get(type);
}

/** The manifest of a node type by its name in a `.journey` file, e.g. `DataStoreDecision`. */
export function nodeManifest(type: string): NodeManifest | undefined {
  return nodesByType.get(type)?.manifest ?? describedByType.get(type);
}

/** The entry of a connector kind: its manifest and module. */
export function connectorEntry(kind: string): ConnectorEntry | undefined {
  return connectorsByKind.get(kind);
}

/** The manifest of a connector kind, e.g. `Entra`. */
export function connectorManifest(kind: string): ConnectorManifest | undefined {
  return connectorsByKind.get(kind)?.manifest;
}
