import type { NodeManifest } from "../manifest.ts";
import type { ResourceDefinition, Terminal } from "./journey.ts";
import type { NodeType } from "./node-type.ts";

/** Where an outcome leads: to a node, to an end, or, for an optional outcome that ends the run, to an error. */
export type Successor = LinkedNode | Terminal | "error";

/** A node that holds its successors, so that a step looks nothing up by name. */
export interface LinkedNode {
  readonly name: string;
  readonly journey: LinkedJourney;
  readonly manifest: NodeManifest;
  readonly run: NodeType["run"];
  /** With defaults filled in and the environment read. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly members: readonly LinkedMember[];
  /** That of its type, and of its members' types. */
  readonly harmless: boolean;
  readonly wired: ReadonlySet<string>;
  readonly successors: ReadonlyMap<string, Successor>;
  /** The secret keys that live on when this node runs. */
  readonly keeps: readonly string[];
  /** The secret keys that nothing reads from here on. */
  readonly drops: readonly string[];
}

/** A member of a page. */
export interface LinkedMember {
  readonly name: string;
  readonly manifest: NodeManifest;
  readonly run: NodeType["run"];
  readonly settings: Readonly<Record<string, unknown>>;
}

export interface LinkedJourney {
  readonly name: string;
  readonly displayName: string;
  /** True: other journeys enter it, clients cannot start it. */
  readonly innerTreeOnly: boolean;
  readonly resource: ResourceDefinition | undefined;
  readonly receives: readonly string[];
  readonly start: LinkedNode | Terminal;
  readonly nodes: ReadonlyMap<string, LinkedNode>;
  /** The content hash of this journey and of all that it can enter. */
  readonly version: string;
}
