import type { NodeManifest } from "../../manifest.ts";
import { singleOutcome } from "../settings/common.ts";

export const manifest: NodeManifest = {
  type: "Debug",
  amType: "DebugNode",
  displayName: "Debug",
  summary: "Shows the whole state, for the designer of a journey.",
  documentation:
    "Shows every value of the state in a window of its own, passwords included, and writes them to the debug log " +
    "even without the window. For journeys that are being designed: never leave it in one that users run.",
  settings: {
    type: "object",
    properties: {
      popupEnabled: { type: "boolean", default: true, description: "Show the window." },
      transientState: {
        type: "boolean",
        description: "Show the transient state too; only older versions of AM ask.",
      },
    },
    required: [],
    additionalProperties: false,
  },
  outcomes: singleOutcome,
  interactive: true,
  pageMember: true,
  effects: {
    reads: [
      {
        key: "*",
        required: false,
        when: { setting: "popupEnabled", equals: true },
        to: "page",
      },
      { key: "*", required: false, to: "log" },
    ],
    writes: [],
    identity: [],
  },
};
