import type { NodeManifest } from "../../manifest.ts";

export const manifest: NodeManifest = {
  type: "RetryLimitDecision",
  amType: "RetryLimitDecisionNode",
  displayName: "Retry Limit Decision",
  summary: "Counts attempts, and refuses further ones beyond a limit.",
  documentation:
    "Takes `retry` exactly `retryLimit` times, then `reject`. Each node counts for itself. With " +
    "`incrementUserAttributeOnFailure` the count stands with the user, so that a new run goes on counting; it is " +
    "cleared on `reject` and when the journey succeeds.",
  settings: {
    type: "object",
    properties: {
      retryLimit: {
        type: "integer",
        minimum: 0,
        default: 3,
        description: "How often `retry` is taken before `reject`.",
      },
      incrementUserAttributeOnFailure: {
        type: "boolean",
        default: true,
        description: "Keep the count with the user, so that it outlives the run.",
      },
    },
    required: [],
    additionalProperties: false,
  },
  outcomes: {
    from: "fixed",
    list: [
      {
        name: "retry",
        id: "Retry",
        displayName: "Retry",
        description: "The limit is not reached.",
      },
      {
        name: "reject",
        id: "Reject",
        displayName: "Reject",
        description: "The limit is reached.",
      },
    ],
  },
  interactive: false,
  pageMember: false,
  effects: {
    reads: [{ key: "username", required: false }],
    writes: [],
    identity: [],
    limit: { outcomes: ["retry"], by: "retries" },
  },
};
