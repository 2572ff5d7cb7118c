import type { NodeManifest } from "../../manifest.ts";
import { singleOutcome } from "../settings/common.ts";

export const manifest: NodeManifest = {
  type: "CreatePassword",
  amType: "CreatePasswordNode",
  displayName: "Create Password",
  summary: "Asks for a new password, twice.",
  documentation:
    "Asks until both entries are the same and long enough. The password is kept as `password`, for this step " +
    "only, unless a later node reads it. No other rule is checked here, and nothing is stored.",
  settings: {
    type: "object",
    properties: {
      minPasswordLength: {
        type: "integer",
        default: 8,
        description: "The least length of the password.",
      },
    },
    required: [],
    additionalProperties: false,
  },
  outcomes: singleOutcome,
  interactive: true,
  pageMember: true,
  effects: {
    reads: [],
    writes: [{ key: "password", scope: "transient", secret: true, input: true }],
    identity: [],
  },
};
