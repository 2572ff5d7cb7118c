import type { NodeManifest } from "../../manifest.ts";
import { singleOutcome } from "../settings/common.ts";

export const manifest: NodeManifest = {
  type: "TimerStop",
  amType: "TimerStopNode",
  displayName: "Timer Stop",
  summary: "Measures the time since a Timer Start node.",
  documentation:
    "Records in the metric `metricKey` of AM's monitoring how long it is since the time that a Timer Start node has " +
    "left. Where there is none, nothing is recorded, and the run goes on.",
  settings: {
    type: "object",
    properties: {
      startTimeProperty: {
        type: "string",
        minLength: 1,
        default: "TimerNodeStartTime",
        description: "The state key that holds the time: the same as in the Timer Start node.",
      },
      metricKey: {
        type: "string",
        minLength: 1,
        description: "The name of the metric, e.g. `authentication.second-factor`.",
      },
    },
    required: ["metricKey"],
    additionalProperties: false,
  },
  outcomes: singleOutcome,
  interactive: false,
  pageMember: false,
  effects: {
    reads: [{ key: "${startTimeProperty}", required: false, scope: "shared" }],
    writes: [],
    identity: [],
  },
};
