import type { NodeManifest } from "../../manifest.ts";

export const manifest: NodeManifest = {
  type: "PushResultVerifierNode",
  amType: "PushResultVerifierNode",
  displayName: "Push Result Verifier Node",
  summary: "Checks whether the push notification has been answered.",
  documentation:
    "Looks up the answer to the message that a Push Sender node has sent. `true` means that the device accepted " +
    "it, with the right number where one had to be picked; it proves that the user `username` has the device. " +
    "`waiting` means that there is no answer yet: let a Push Wait node follow, and then this node again.\n\n" +
    "The user name must still be that of the user whom the message was sent to. The run ends in an error when no " +
    "message was sent, or when the push service fails.",
  settings: { type: "object", properties: {}, required: [], additionalProperties: false },
  outcomes: {
    from: "fixed",
    list: [
      {
        name: "true",
        id: "TRUE",
        displayName: "Success",
        description: "The user accepted the notification.",
      },
      {
        name: "false",
        id: "FALSE",
        displayName: "Failure",
        description: "The user refused it, or picked a wrong number.",
      },
      {
        name: "expired",
        id: "EXPIRED",
        displayName: "Expired",
        description: "The time for an answer is over.",
      },
      {
        name: "waiting",
        id: "WAITING",
        displayName: "Waiting",
        description: "There is no answer yet.",
      },
    ],
  },
  interactive: false,
  pageMember: false,
  effects: {
    reads: [
      { key: "pushMessageId", required: true },
      { key: "username", required: true },
      { key: "pushMechanismUid", required: false },
      { key: "pushNumberChallengeKey", required: false },
    ],
    writes: [],
    identity: [{ outcome: "true", effect: "proves", key: "pushMessageId", factor: "possession" }],
  },
};
