import type { NodeManifest } from "../../manifest.ts";
import { singleOutcome } from "../settings/common.ts";

export const manifest: NodeManifest = {
  type: "ModifyAuthLevel",
  amType: "ModifyAuthLevelNode",
  displayName: "Modify Auth Level",
  summary: "Raises or lowers the authentication level.",
  documentation:
    "Adds `authLevelIncrement` to `authLevel`, which the session gets when the journey ends in success. The level is " +
    "a number that the journey sets; it proves nothing by itself.",
  settings: {
    type: "object",
    properties: {
      authLevelIncrement: {
        type: "integer",
        default: 0,
        description: "The number to add, which may be negative.",
      },
    },
    required: [],
    additionalProperties: false,
  },
  outcomes: singleOutcome,
  interactive: false,
  pageMember: false,
  effects: {
    reads: [{ key: "authLevel", required: false }],
    writes: [{ key: "authLevel", scope: "shared" }],
    identity: [],
  },
};
