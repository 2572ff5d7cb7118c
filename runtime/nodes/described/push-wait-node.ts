import type { NodeManifest } from "../../manifest.ts";

export const manifest: NodeManifest = {
  type: "PushWaitNode",
  amType: "PushWaitNode",
  displayName: "Push Wait Node",
  summary: "Waits for the answer to a push notification.",
  documentation:
    "Shows a message while the client waits, and the number to pick where the Push Sender node asked for one. It " +
    "does not know the answer itself: let a Push Result Verifier node follow `done`.",
  settings: {
    type: "object",
    properties: {
      secondsToWait: {
        type: "integer",
        kind: "duration",
        unit: "seconds",
        default: 5,
        description: "How long to wait.",
      },
      waitingMessage: {
        type: "object",
        kind: "localized",
        additionalProperties: { type: "string", description: "The text in this locale." },
        default: {},
        description: "What is shown meanwhile; `{{time}}` stands for the seconds.",
      },
      challengeMessage: {
        type: "object",
        kind: "localized",
        additionalProperties: { type: "string", description: "The text in this locale." },
        default: {},
        description: "What is shown where a number must be picked; `{{challenge}}` stands for it.",
      },
      exitMessage: {
        type: "object",
        kind: "localized",
        additionalProperties: { type: "string", description: "The text in this locale." },
        default: {},
        description: "The label of the button that ends the wait.",
      },
    },
    required: [],
    additionalProperties: false,
  },
  outcomes: {
    from: "fixed",
    list: [
      { name: "done", id: "DONE", displayName: "Done", description: "The time is over." },
      {
        name: "exited",
        id: "EXITED",
        displayName: "Exit",
        description: "The user ended the wait.",
      },
    ],
  },
  interactive: true,
  pageMember: true,
  effects: {
    reads: [{ key: "pushNumberChallengeKey", required: false, to: "page" }],
    writes: [],
    identity: [],
  },
};
