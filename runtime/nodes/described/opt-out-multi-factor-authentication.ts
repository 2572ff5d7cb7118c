import type { NodeManifest } from "../../manifest.ts";
import { singleOutcome } from "../settings/common.ts";

export const manifest: NodeManifest = {
  type: "OptOutMultiFactorAuthentication",
  amType: "OptOutMultiFactorAuthenticationNode",
  displayName: "Opt-out Multi-Factor Authentication",
  summary: "Notes that the user does not want a second factor.",
  documentation:
    "Notes with the user `username` that the factor in `mfaMethod` is to be skipped from now on: a Push Sender " +
    "node then takes `skipped`. Let it follow only a proof of who the user is, or anybody could switch off the " +
    "factor of others.\n\n" +
    "The run ends in an error when there is no user name or no such user, or when `mfaMethod` is missing or " +
    "unknown.",
  settings: { type: "object", properties: {}, required: [], additionalProperties: false },
  outcomes: singleOutcome,
  interactive: false,
  pageMember: false,
  effects: {
    reads: [
      { key: "username", required: true },
      { key: "mfaMethod", required: true },
    ],
    writes: [],
    identity: [],
    changes: true,
    credential: true,
  },
};
