import type { NodeManifest } from "../../manifest.ts";
import { singleOutcome } from "../settings/common.ts";

export const manifest: NodeManifest = {
  type: "Meter",
  amType: "MeterNode",
  displayName: "Meter",
  summary: "Counts how often a run passes here.",
  documentation:
    "Adds one to the metric `metricKey` of AM's monitoring. It changes nothing in the run.",
  settings: {
    type: "object",
    properties: {
      metricKey: {
        type: "string",
        minLength: 1,
        description: "The name of the metric, e.g. `authentication.success`.",
      },
    },
    required: ["metricKey"],
    additionalProperties: false,
  },
  outcomes: singleOutcome,
  interactive: false,
  pageMember: false,
  effects: { reads: [], writes: [], identity: [] },
};
