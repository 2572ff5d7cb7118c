import type { NodeManifest } from "../../manifest.ts";
import { singleOutcome } from "../settings/common.ts";

export const manifest: NodeManifest = {
  type: "StateMetadata",
  amType: "MetadataNode",
  displayName: "State Metadata",
  summary: "Sends values of the state to the client.",
  documentation:
    "Sends the values of `attributes`, as far as they are in shared state, along with a page, for the client's own " +
    "use: whoever signs on can read them.\n\n" +
    "Use it on a page that asks something. By itself it never goes on.",
  settings: {
    type: "object",
    properties: {
      attributes: {
        type: "array",
        items: { type: "string", description: "A key of the state." },
        default: [],
        description: "The keys of the state whose values are sent.",
      },
    },
    required: [],
    additionalProperties: false,
  },
  outcomes: singleOutcome,
  interactive: true,
  pageMember: true,
  effects: {
    reads: [{ key: "${attributes}", required: false, to: "page", scope: "shared" }],
    writes: [],
    identity: [],
  },
};
