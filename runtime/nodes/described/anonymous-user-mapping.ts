import type { NodeManifest } from "../../manifest.ts";
import { singleOutcome } from "../settings/common.ts";

export const manifest: NodeManifest = {
  type: "AnonymousUserMapping",
  amType: "AnonymousUserNode",
  displayName: "Anonymous User Mapping",
  summary: "Goes on as the anonymous user.",
  documentation:
    "Sets `username` to `anonymousUserName`, an account that must exist. Nobody has shown anything: a journey that " +
    "then ends in success gives everybody the rights of that account.",
  settings: {
    type: "object",
    properties: {
      anonymousUserName: {
        type: "string",
        minLength: 1,
        default: "anonymous",
        description: "The user name of the account.",
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
    writes: [{ key: "username", scope: "shared" }],
    identity: [{ outcome: "outcome", effect: "looksUp", key: "username" }],
  },
};
