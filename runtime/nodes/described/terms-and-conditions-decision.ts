import type { NodeManifest } from "../../manifest.ts";
import { decision, identityAttribute, identityRead } from "../settings/common.ts";

export const manifest: NodeManifest = {
  type: "TermsAndConditionsDecision",
  amType: "TermsAndConditionsDecisionNode",
  displayName: "Terms and Conditions Decision",
  summary: "Checks that the user has accepted the active version of the terms.",
  documentation:
    "Finds the object by `identityAttribute`, and looks at the acceptance that is stored with it, not at one that " +
    "was given in this run. `true` also when no terms are active.\n\n" +
    "The run ends in an error when no identity was collected.",
  settings: {
    type: "object",
    properties: { identityAttribute },
    required: [],
    additionalProperties: false,
  },
  outcomes: decision(
    "The user has accepted the active terms, or there are none.",
    "The user has accepted another version, or none.",
  ),
  interactive: false,
  pageMember: false,
  effects: { reads: [identityRead], writes: [], identity: [], tells: ["true"] },
};
