import type { NodeManifest } from "../../manifest.ts";
import { singleOutcome } from "../settings/common.ts";

export const manifest: NodeManifest = {
  type: "SuccessURL",
  amType: "SetSuccessUrlNode",
  displayName: "Success URL",
  summary: "Sets the address that the browser goes to after success.",
  documentation:
    "Leaves the address as `successUrl`. It counts when the journey ends in success; a later node of this type replaces it.",
  settings: {
    type: "object",
    properties: {
      successUrl: { type: "string", minLength: 1, description: "The address." },
    },
    required: ["successUrl"],
    additionalProperties: false,
  },
  outcomes: singleOutcome,
  interactive: false,
  pageMember: false,
  effects: { reads: [], writes: [{ key: "successUrl", scope: "shared" }], identity: [] },
};
