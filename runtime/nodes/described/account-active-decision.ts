import type { NodeManifest } from "../../manifest.ts";
import { decision } from "../settings/common.ts";

export const manifest: NodeManifest = {
  type: "AccountActiveDecision",
  amType: "AccountActiveDecisionNode",
  displayName: "Account Active Decision",
  summary: "Checks that the user's account is active.",
  documentation:
    "Looks at the status of the account named `username`. That it is active says nothing about who is asking.\n\n" +
    "The run ends in an error when there is no such user.",
  settings: { type: "object", properties: {}, required: [], additionalProperties: false },
  outcomes: decision("The account is active.", "The account is locked or inactive."),
  interactive: false,
  pageMember: false,
  effects: {
    reads: [{ key: "username", required: true }],
    writes: [],
    identity: [],
    tells: ["true"],
  },
};
