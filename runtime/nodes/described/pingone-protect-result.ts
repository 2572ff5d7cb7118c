import type { NodeManifest } from "../../manifest.ts";
import { singleOutcome } from "../settings/common.ts";

export const manifest: NodeManifest = {
  type: "PingOneProtectResult",
  amType: "product-PingOneProtectResultNode",
  displayName: "PingOne Protect Result",
  summary: "Tells PingOne Protect how the sign-on ended.",
  documentation:
    "Reports `status` for the assessment that a PingOne Protect Evaluation node of this run has asked for. It " +
    "goes on whether or not PingOne received the report.",
  settings: {
    type: "object",
    properties: {
      status: {
        type: "string",
        enum: ["SUCCESS", "FAILED"],
        default: "SUCCESS",
        description: "What is reported.",
      },
    },
    required: [],
    additionalProperties: false,
  },
  outcomes: singleOutcome,
  interactive: false,
  pageMember: false,
  effects: { reads: [], writes: [], identity: [] },
};
