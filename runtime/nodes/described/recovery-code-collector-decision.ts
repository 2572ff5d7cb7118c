import type { NodeManifest } from "../../manifest.ts";
import { decision } from "../settings/common.ts";

export const manifest: NodeManifest = {
  type: "RecoveryCodeCollectorDecision",
  amType: "RecoveryCodeCollectorDecisionNode",
  displayName: "Recovery Code Collector Decision",
  summary: "Asks for a recovery code and checks it.",
  documentation:
    "Compares the entry with the recovery codes of the first device of this type that the user `username` has. A " +
    "code works once. Whatever is wrong takes `false`, also where the stored devices cannot be read.\n\n" +
    "A code can be guessed: count the attempts.",
  settings: {
    type: "object",
    properties: {
      recoveryCodeType: {
        type: "string",
        enum: ["OATH", "PUSH", "WEB_AUTHN"],
        default: "OATH",
        description: "Of which type of device the codes are.",
      },
    },
    required: [],
    additionalProperties: false,
  },
  outcomes: decision(
    "The code is one of the device, and is used up now.",
    "The code is wrong, or the user has no such device.",
  ),
  interactive: true,
  pageMember: true,
  effects: {
    reads: [{ key: "username", required: true }],
    writes: [],
    identity: [{ outcome: "true", effect: "proves", key: "username", factor: "knowledge" }],
    guess: { wrong: ["false"] },
  },
};
