import type { NodeManifest } from "../../manifest.ts";
import { singleOutcome } from "../settings/common.ts";

export const manifest: NodeManifest = {
  type: "HOTPGenerator",
  amType: "OneTimePasswordGeneratorNode",
  displayName: "HOTP Generator",
  summary: "Creates a one-time password of digits.",
  documentation:
    "Leaves the password as `oneTimePassword` and the time at which it was made as `oneTimePasswordTimestamp`: for a " +
    "node that sends it, and for OTP Collector Decision, which asks for it. A second one replaces the first.",
  settings: {
    type: "object",
    properties: {
      length: {
        type: "integer",
        minimum: 6,
        default: 8,
        description: "How many digits the password has.",
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
    writes: [
      { key: "oneTimePassword", scope: "transient", secret: true },
      { key: "oneTimePasswordTimestamp", scope: "secure" },
    ],
    identity: [],
  },
};
