import type { NodeManifest } from "../../manifest.ts";
import { decision, identityAttribute, identityRead } from "../settings/common.ts";

export const manifest: NodeManifest = {
  type: "KBAVerification",
  amType: "KbaVerifyNode",
  displayName: "KBA Verification",
  summary: "Asks some of the user's security questions, and checks the answers.",
  documentation:
    "Finds the object by `identityAttribute`, and asks as many of its questions as the self-service settings say, " +
    "picked at random. All answers must be right.\n\n" +
    "A wrong answer is counted with the stored object, right ones set the count to zero. The run ends in an error " +
    "beyond the number of attempts that the self-service settings allow, and when no stored object has the identity.",
  settings: {
    type: "object",
    properties: {
      kbaInfoAttribute: {
        type: "string",
        kind: "attribute",
        minLength: 1,
        default: "kbaInfo",
        description: "The attribute that holds the questions and the hashed answers.",
      },
      identityAttribute,
    },
    required: [],
    additionalProperties: false,
  },
  outcomes: decision("All answers are right.", "At least one answer is wrong."),
  interactive: true,
  pageMember: true,
  effects: {
    reads: [identityRead],
    writes: [],
    identity: [
      {
        outcome: "true",
        effect: "proves",
        key: "objectAttributes.${identityAttribute}",
        factor: "knowledge",
      },
    ],
    guess: { wrong: ["false"] },
    limit: { outcomes: ["false"], by: "lockout" },
  },
};
