import type { ConnectorManifest, NodeManifest } from "@journeyc/grammar/manifest";
import { connectorEntries, describedManifests, nodeEntries } from "@journeyc/runtime/catalogue";
import type { ReadResult } from "../host.ts";

/** Node types and connector kinds by the name that a `.journey` file uses. */
export interface Catalogue {
  readonly nodes: ReadonlyMap<string, NodeManifest>;
  readonly connectors: ReadonlyMap<string, ConnectorManifest>;
}

/** What the runtime brings. */
export const runtimeCatalogue: Catalogue = {
  nodes: new Map(
    [...nodeEntries.map(({ manifest }) => manifest), ...describedManifests].map((manifest) => [
      manifest.type,
      manifest,
    ]),
  ),
  connectors: new Map(connectorEntries.map(({ manifest }) => [manifest.kind, manifest])),
};

/** What the binder needs from outside. */
export interface BindContext {
  /** The path that a relative specifier means, seen from a file. */
  resolve(fromFile: string, specifier: string): string;
  /** Reads a resource's schema. */
  readText(path: string): ReadResult;
  /** Node types and connector kinds; the runtime's own when absent. */
  readonly catalogue?: Catalogue;
}
