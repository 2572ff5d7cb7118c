import type { NodeManifest } from "../manifest.ts";
import { take, type NodeType } from "../machine/node-type.ts";
import { singleOutcome } from "./settings/common.ts";
import { readSettings } from "./settings/read-settings.ts";

interface Settings {
  readonly propertyNames?: readonly string[];
}

const manifest: NodeManifest = {
  type: "RemoveSessionProperties",
  amType: "RemoveSessionPropertiesNode",
  displayName: "Remove Session Properties",
  summary: "Removes properties from the session that the journey will create.",
  documentation:
    "Takes back session properties that earlier nodes of the run have set, by name. A name that no node has set " +
    "changes nothing. Nothing is read from the state, and nothing is left in it.",
  settings: {
    type: "object",
    properties: {
      propertyNames: {
        type: "array",
        items: { type: "string", description: "The name of a session property." },
        default: [],
        description: "The names of the session properties to remove.",
      },
    },
    required: [],
    additionalProperties: false,
  },
  outcomes: singleOutcome,
  interactive: false,
  pageMember: false,
  effects: { reads: [], writes: [], identity: [] },
};

/** Takes back properties that earlier nodes have set for the session. */
export const removeSessionProperties: NodeType<Settings, "outcome"> = {
  manifest,
  run(context) {
    const names = readSettings(manifest, context.settings).texts("propertyNames");
    context.session.forget(names);
    return take("outcome");
  },
};
