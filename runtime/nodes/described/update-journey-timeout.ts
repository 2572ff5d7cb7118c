import type { NodeManifest } from "../../manifest.ts";
import { singleOutcome } from "../settings/common.ts";

export const manifest: NodeManifest = {
  type: "UpdateJourneyTimeout",
  amType: "UpdateJourneyTimeoutNode",
  displayName: "Update Journey Timeout",
  summary: "Changes how much time the journey may take.",
  documentation:
    "Sets the time that the run may take in all, or with `MODIFY` adds `value` to it; a negative value takes " +
    "away. The run ends in an error when the result is negative.",
  settings: {
    type: "object",
    properties: {
      operation: {
        type: "string",
        enum: ["SET", "MODIFY"],
        description: "Whether `value` is the new time or is added to the present one.",
      },
      value: { type: "integer", kind: "duration", unit: "minutes", description: "The time." },
    },
    required: ["operation", "value"],
    additionalProperties: false,
  },
  outcomes: singleOutcome,
  interactive: false,
  pageMember: false,
  effects: { reads: [], writes: [], identity: [] },
};
