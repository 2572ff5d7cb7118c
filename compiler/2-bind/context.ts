import type { ConnectorManifest, NodeManifest } from "@journeyc/grammar/manifest";
import {
  connectorEntries,
  describedManifests,
  nodeEntries,
  nodeEntry,
} from "@journeyc/runtime/catalogue";
import type { ReadResult } from "../host.ts";
import type { ModuleReading } from "./node-type-reader.ts";
import type { ScriptReading } from "./script-reader.ts";
import type { DeclaredNames } from "./declared-names.ts";

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

/** True: the runtime has code for this node type; false: it is only described, for the checker. */
export function isRunnable({ type }: NodeManifest): boolean {
  return nodeEntry(type) !== undefined;
}

const byAmType = new WeakMap<Catalogue, ReadonlyMap<string, NodeManifest>>();

/** The node type of an id in AM's JSON: `DataStoreDecisionNode`. */
export function nodeTypeOfAm(catalogue: Catalogue, amType: string): NodeManifest | undefined {
  const known =
    byAmType.get(catalogue) ??
    new Map([...catalogue.nodes.values()].map((manifest) => [manifest.amType, manifest] as const));
  byAmType.set(catalogue, known);
  return known.get(amType);
}

/** A catalogue with more node types. Their names and their ids in AM must be new. */
export function extendCatalogue(base: Catalogue, more: readonly NodeManifest[]): Catalogue {
  if (more.length === 0) return base;
  const added = more.map((manifest) => [manifest.type, manifest] as const);
  return { ...base, nodes: new Map([...base.nodes, ...added]) };
}

/** What the binder needs from outside. */
export interface BindContext {
  /** The path that a relative specifier means, seen from a file. */
  resolve(fromFile: string, specifier: string): string;
  /** Reads a resource's schema, or a script. */
  readText(path: string): ReadResult;
  /** What the types of a script in TypeScript say; absent where nobody can read them. */
  readScript?(path: string): ScriptReading;
  /** What the types of a module say that exports node types; undefined where nobody can read them. */
  readNodeTypes?(path: string): ModuleReading | undefined;
  /** Node types and connector kinds; the runtime's own when absent. */
  readonly catalogue?: Catalogue;
  /**
   * Which files declare a name, where the program is a part of what there is: for findings that speak of other files.
   * It knows the program's own files, too. When absent, the program is all that there is.
   */
  readonly names?: DeclaredNames;
}
