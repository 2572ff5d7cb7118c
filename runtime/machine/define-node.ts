import type { NodeManifest } from "../manifest.ts";
import type { Consistent, OptionalOutcomeOf, OutcomeOf, SettingsOf } from "./manifest-types.ts";
import type { NodeContext, NodeResult, NodeType } from "./node-type.ts";
import { readSettings, type TypedSettingsReader } from "./read-settings.ts";

/** What a node type with this manifest does, and what it needs for that. */
export interface NodeBehaviour<
  Settings,
  Outcome extends string,
  Optional extends string,
> extends Omit<NodeType<Settings, Outcome, Optional>, "manifest" | "optional" | "run"> {
  /**
   * Runs a node, when it is entered and again with each answer.
   * @param settings reads the settings, and holds each to its type: the environment may have given anything
   */
  run(
    context: NodeContext<Settings>,
    settings: TypedSettingsReader<Settings>,
  ): NodeResult<Outcome | Optional> | Promise<NodeResult<Outcome | Optional>>;
}

/** What a node type with this manifest does. */
export type BehaviourOf<Manifest extends NodeManifest> = NodeBehaviour<
  SettingsOf<Manifest["settings"]>,
  OutcomeOf<Manifest>,
  OptionalOutcomeOf<Manifest>
>;

/**
 * Makes a node type: the one door to all of them, ours and those of apps.
 * @param manifest what it says of itself, as plain data. Settings and outcomes are typed by its literal
 * @param behaviour what it does, held to the manifest by its types
 */
export function defineNode<const Manifest extends NodeManifest>(
  manifest: Manifest & Consistent<Manifest>,
  behaviour: BehaviourOf<Manifest>,
): NodeType<SettingsOf<Manifest["settings"]>, OutcomeOf<Manifest>, OptionalOutcomeOf<Manifest>> {
  return {
    ...behaviour,
    manifest,
    run: (context) => behaviour.run(context, readSettings(manifest, context.settings)),
  };
}
