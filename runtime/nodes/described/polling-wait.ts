import type { NodeManifest } from "../../manifest.ts";

export const manifest: NodeManifest = {
  type: "PollingWait",
  amType: "PollingWaitNode",
  displayName: "Polling Wait",
  summary: "Waits, while the client asks again and again.",
  documentation:
    "Takes `done` when `secondsToWait` have passed, as between two looks at whether a push message was answered. " +
    "With `exitable` there is a button that ends the wait; with `spamDetectionEnabled` a client that asks too early " +
    "too often takes `spam`.",
  settings: {
    type: "object",
    properties: {
      secondsToWait: {
        type: "integer",
        kind: "duration",
        unit: "seconds",
        default: 8,
        description: "How long to wait.",
      },
      spamDetectionEnabled: {
        type: "boolean",
        default: false,
        description: "Adds the outcome `spam`, for clients that ask too early.",
      },
      spamDetectionTolerance: {
        type: "integer",
        default: 3,
        description: "How often a client may ask too early.",
      },
      waitingMessage: {
        type: "object",
        kind: "localized",
        additionalProperties: { type: "string", description: "The text in this locale." },
        default: {},
        description: "The text during the wait, with `{{time}}` where the seconds shall stand.",
      },
      exitable: {
        type: "boolean",
        default: false,
        description: "Adds the outcome `exited`, and a button for it.",
      },
      exitMessage: {
        type: "object",
        kind: "localized",
        additionalProperties: { type: "string", description: "The text in this locale." },
        default: {},
        description: "The label of the button.",
      },
    },
    required: [],
    additionalProperties: false,
  },
  outcomes: {
    from: "fixed",
    list: [
      { name: "done", id: "DONE", displayName: "Done", description: "The time has passed." },
      {
        name: "exited",
        id: "EXITED",
        displayName: "Exited",
        description: "The user has ended the wait.",
        when: { setting: "exitable", equals: true },
      },
      {
        name: "spam",
        id: "SPAM",
        displayName: "Spam",
        description: "The client has asked too early too often.",
        when: { setting: "spamDetectionEnabled", equals: true },
      },
    ],
  },
  interactive: true,
  pageMember: true,
  effects: { reads: [], writes: [], identity: [] },
};
