import type { NodeManifest } from "../../manifest.ts";
import { singleOutcome } from "../settings/common.ts";

export const manifest: NodeManifest = {
  type: "AcceptTermsAndConditions",
  amType: "AcceptTermsAndConditionsNode",
  displayName: "Accept Terms and Conditions",
  summary: "Shows the active terms, and waits until the user accepts them.",
  documentation:
    "Keeps the version and the date of the acceptance as `termsAccepted`; Create Object or Patch Object stores them. " +
    "A user who does not accept sees the terms again.\n\n" +
    "The run ends in an error when no terms are active.",
  settings: { type: "object", properties: {}, required: [], additionalProperties: false },
  outcomes: singleOutcome,
  interactive: true,
  pageMember: true,
  effects: {
    reads: [],
    writes: [
      { key: "termsAccepted", scope: "shared" },
      { key: "termsVersion", scope: "shared" },
    ],
    identity: [],
  },
};
