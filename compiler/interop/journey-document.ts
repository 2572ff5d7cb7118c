import type { JsonObject } from "./json.ts";

/** A way in which Ping's tools write journeys down; `docs/interop.md` describes each. */
export type InteropFormat =
  /** one file with one journey, `{ meta, tree, nodes, innerNodes, scripts, … }`: `frodo journey export` */
  | "frodo"
  /** one file with many, `{ meta, trees: { Login: { tree, nodes, … } } }`: frodo, and the console's own export */
  | "frodo-multi"
  /** one file, `{ tree, nodes, innerNodes }`, as AM's REST interface has them */
  | "am"
  /** a folder of Amster's files, `AuthTree/Login.json`, `PageNode/<id>.json`, … */
  | "amster"
  /** a folder of AM's file-based configuration */
  | "am-file-config"
  /** a folder of fr-config-manager, `journeys/Login/Login.json`, `journeys/Login/nodes/…` */
  | "fr-config-manager";

/**
 * One journey as a source has it, in the shape that all formats share. `document` holds, as far as the source has
 * them:
 * - `tree`: AM's tree with `_id`, `entryNodeId`, `identityResource`, `nodes` (by id: `nodeType`, `displayName`,
 *   `connections`, `x`, `y`), `staticNodes`, `uiConfig`, …;
 * - `nodes`: the settings of each node by id; `innerNodes`: those of the members of pages;
 * - `scripts` (by id), `emailTemplates`, `socialIdentityProviders`, `saml2Entities`, `circlesOfTrust`, `themes`, …:
 *   what the journey depends on, as frodo has it; and whatever else stands there;
 * - `envelopes`: what Amster and AM's file-based configuration wrap around each file's `data` (`metadata`), for the
 *   `tree`, and by id for `nodes` (of pages, too) and `scripts`.
 * Nothing is taken away, added or mended, save what the format is documented to normalise.
 */
export interface JourneyDocument {
  /** The journey's name at its source: `Login`, `QA - Password reset by KBA`. */
  readonly name: string;
  readonly document: JsonObject;
}

/** Journeys that came together (one file, one configuration folder): references between them stay among them. */
export interface JourneyBundle {
  readonly format: InteropFormat;
  /** The file or folder that they came from, as the host names it. */
  readonly path: string;
  readonly journeys: readonly JourneyDocument[];
  /** The realm, as the source names it: `alpha`, `root`. Undefined where it does not say. */
  readonly realm: string | undefined;
  /**
   * What stands in the source beside its journeys: `{ meta: … }` of a file with many; `unusedNodes` of a folder that
   * has settings of nodes which no journey names.
   */
  readonly envelope: JsonObject;
  /**
   * Managed object types of the same configuration, by name (`alpha_user`), as IDM's `managed` configuration has them
   * (`schema` with `properties`, `required`, …). Empty where the source has none.
   */
  readonly managedObjects: ReadonlyMap<string, JsonObject>;
}
