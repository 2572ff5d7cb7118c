import type { NodeManifest } from "../../manifest.ts";
import { singleOutcome } from "../settings/common.ts";

export const manifest: NodeManifest = {
  type: "FailureURL",
  amType: "SetFailureUrlNode",
  displayName: "Failure URL",
  summary: "Sets the address that the browser goes to after failure.",
  documentation:
    "Leaves the address as `failureUrl`. It counts when the journey ends in failure; a later node of this type replaces it.",
  settings: {
    type: "object",
    properties: {
      failureUrl: { type: "string", minLength: 1, description: "The address." },
    },
    required: ["failureUrl"],
    additionalProperties: false,
  },
  outcomes: singleOutcome,
  interactive: false,
  pageMember: false,
  effects: { reads: [], writes: [{ key: "failureUrl", scope: "shared" }], identity: [] },
};
