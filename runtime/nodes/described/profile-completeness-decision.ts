import type { NodeManifest } from "../../manifest.ts";
import { decision, identityAttribute, identityRead } from "../settings/common.ts";

export const manifest: NodeManifest = {
  type: "ProfileCompletenessDecision",
  amType: "ProfileCompletenessDecisionNode",
  displayName: "Profile Completeness Decision",
  summary: "Branches on how much of the user's profile is filled in.",
  documentation:
    "Finds the object by `identityAttribute`. Of the attributes that the user may see and edit, the share that has a " +
    "value is compared with `threshold`; it must be greater, so that 100 is never reached.\n\n" +
    "The run ends in an error when no identity was collected.",
  settings: {
    type: "object",
    properties: {
      threshold: {
        type: "integer",
        minimum: 0,
        maximum: 100,
        description: "The percentage that must be exceeded.",
      },
      identityAttribute,
    },
    required: ["threshold"],
    additionalProperties: false,
  },
  outcomes: decision(
    "More of the profile than `threshold` is filled in.",
    "As much as `threshold` or less is filled in.",
  ),
  interactive: false,
  pageMember: false,
  effects: { reads: [identityRead], writes: [], identity: [], tells: ["true"] },
};
