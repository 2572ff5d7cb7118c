import type { NodeManifest } from "../../manifest.ts";
import { singleOutcome } from "../settings/common.ts";

export const manifest: NodeManifest = {
  type: "AccountLockout",
  amType: "AccountLockoutNode",
  displayName: "Account Lockout",
  summary: "Locks or unlocks the user's account.",
  documentation:
    "Sets the status of the account named `username`. A locked account cannot sign on until it is unlocked: whoever " +
    "can bring a run here can lock others out.\n\n" +
    "The run ends in an error when there is no `username`, or no such user.",
  settings: {
    type: "object",
    properties: {
      lockAction: {
        type: "string",
        enum: ["LOCK", "UNLOCK"],
        default: "LOCK",
        description: "`LOCK`: lock the account. `UNLOCK`: make it active again.",
      },
    },
    required: [],
    additionalProperties: false,
  },
  outcomes: singleOutcome,
  interactive: false,
  pageMember: false,
  effects: {
    reads: [{ key: "username", required: true }],
    writes: [],
    identity: [],
    changes: { setting: "lockAction", equals: "UNLOCK" },
    limit: {
      outcomes: ["outcome"],
      by: "lockout",
      when: { setting: "lockAction", equals: "LOCK" },
    },
  },
};
