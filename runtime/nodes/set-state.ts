import type { NodeManifest } from "../manifest.ts";
import { take, type NodeType } from "../machine/node-type.ts";
import { singleOutcome } from "./settings/common.ts";
import { setSharedKey } from "./settings/state-key.ts";
import { textEntries } from "./settings/text-map.ts";

interface Settings {
  readonly attributes?: Readonly<Record<string, string>>;
}

const manifest: NodeManifest = {
  type: "SetState",
  amType: "SetStateNode",
  displayName: "Set State",
  summary: "Writes constant texts into the state.",
  documentation:
    "Sets each key of `attributes` to its text, in the shared state. A value that the key had before, shared, " +
    "transient or secure, is gone.\n\n" +
    "A text here is never the user's: a user name that is set by this node proves nothing.",
  settings: {
    type: "object",
    properties: {
      attributes: {
        type: "object",
        additionalProperties: { type: "string", description: "The text that the key gets." },
        default: {},
        description: "The keys to set, and their texts.",
      },
    },
    required: [],
    additionalProperties: false,
  },
  outcomes: singleOutcome,
  interactive: false,
  pageMember: false,
  effects: { reads: [], writes: [{ key: "${attributes}", scope: "shared" }], identity: [] },
};

/** Writes constant texts into the state. */
export const setState: NodeType<Settings, "outcome"> = {
  manifest,
  run({ settings, state }) {
    const entries = textEntries(manifest.type, "attributes", settings.attributes ?? {});
    for (const [key, text] of entries)
      if (key !== "") setSharedKey(manifest.type, state, key, text);
    return take("outcome");
  },
};
