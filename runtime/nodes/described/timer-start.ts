import type { NodeManifest } from "../../manifest.ts";
import { singleOutcome } from "../settings/common.ts";

export const manifest: NodeManifest = {
  type: "TimerStart",
  amType: "TimerStartNode",
  displayName: "Timer Start",
  summary: "Notes the time, for a Timer Stop node.",
  documentation: "Leaves the time in the state, in milliseconds.",
  settings: {
    type: "object",
    properties: {
      startTimeProperty: {
        type: "string",
        minLength: 1,
        default: "TimerNodeStartTime",
        description: "The state key that gets the time.",
      },
    },
    required: [],
    additionalProperties: false,
  },
  outcomes: singleOutcome,
  interactive: false,
  pageMember: false,
  effects: {
    reads: [],
    writes: [{ key: "${startTimeProperty}", scope: "shared" }],
    identity: [],
  },
};
