import type { NodeManifest } from "../../manifest.ts";
import { singleOutcome } from "../settings/common.ts";

export const manifest: NodeManifest = {
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
