import type { NodeManifest } from "../../manifest.ts";
import { decision, identityAttribute, identityRead } from "../settings/common.ts";

export const manifest: NodeManifest = {
  type: "KBADecision",
  amType: "KbaDecisionNode",
  displayName: "KBA Decision",
  summary: "Checks that the user has answered enough security questions.",
  documentation:
    "Finds the object by `identityAttribute`, and compares the number of its security questions with the number that " +
    "the self-service settings require. Nobody is asked anything: KBA Verification does that.\n\n" +
    "The run ends in an error when no identity was collected, or when no stored object has it.",
  settings: {
    type: "object",
    properties: { identityAttribute },
    required: [],
    additionalProperties: false,
  },
  outcomes: decision(
    "The stored object has as many questions as required, or more.",
    "It has fewer.",
  ),
  interactive: false,
  pageMember: false,
  effects: { reads: [identityRead], writes: [], identity: [], tells: ["true"] },
};
