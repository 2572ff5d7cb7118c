import type { NodeManifest } from "../../manifest.ts";
import { decision, identityAttribute, identityRead } from "../settings/common.ts";

export const manifest: NodeManifest = {
  type: "TimeSinceDecision",
  amType: "TimeSinceDecisionNode",
  displayName: "Time Since Decision",
  summary: "Checks how long ago the user's account was created.",
  documentation:
    "Finds the object by `identityAttribute`. `true` when `elapsedTime` has passed since it was created; `false` also " +
    "when nobody knows when that was.\n\n" +
    "The run ends in an error when no identity was collected, or when no stored object has it.",
  settings: {
    type: "object",
    properties: {
      elapsedTime: {
        type: "string",
        minLength: 1,
        description: "The time that must have passed, in words, e.g. `20 minutes`.",
      },
      identityAttribute,
    },
    required: ["elapsedTime"],
    additionalProperties: false,
  },
  outcomes: decision("The account is at least this old.", "It is younger, or its age is unknown."),
  interactive: false,
  pageMember: false,
  effects: { reads: [identityRead], writes: [], identity: [], tells: ["true"] },
};
