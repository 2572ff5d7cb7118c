import type { NodeManifest } from "../../manifest.ts";

export const manifest: NodeManifest = {
  type: "PushSender",
  amType: "PushAuthenticationSenderNode",
  displayName: "Push Sender",
  summary: "Sends a push notification to the user's registered device.",
  documentation:
    "Sends the message to the first device of the user `username` and goes on at once; Push Wait and Push Result " +
    "Verifier nodes wait for the answer. With `pushType` `CHALLENGE` the user must pick a number in the app, " +
    "which a Push Wait node shows.\n\n" +
    "`skipped` means that the user has opted out of push authentication: whoever wires it to a success lets such " +
    "users in without this factor.\n\n" +
    "Without `captureFailure` the run ends in an error when there is no user name or no such user, when the " +
    "message cannot be sent, or when one has been sent and its answer not fetched.",
  settings: {
    type: "object",
    properties: {
      messageTimeout: {
        type: "integer",
        kind: "duration",
        unit: "milliseconds",
        default: 120000,
        description: "How long the message can be answered.",
      },
      userMessage: {
        type: "object",
        kind: "localized",
        additionalProperties: { type: "string", description: "The text in this locale." },
        default: {},
        description:
          "The text of the message; `{{user}}` stands for the user name and `{{issuer}}` for the issuer that was registered.",
      },
      mandatory: {
        type: "boolean",
        default: false,
        description: "Do not let users skip: the message goes to those who have opted out too.",
      },
      contextInfo: {
        type: "boolean",
        default: false,
        description: "Send what is known of the browser and its place along, for the user to see.",
      },
      customPayload: {
        type: "array",
        items: { type: "string", description: "A state key." },
        default: [],
        description: "State keys whose values are sent along.",
      },
      pushType: {
        type: "string",
        enum: ["DEFAULT", "CHALLENGE", "BIOMETRIC"],
        default: "DEFAULT",
        description:
          "What the user must do in the app: accept, pick a number, or accept with biometrics.",
      },
      captureFailure: {
        type: "boolean",
        default: false,
        description: "Take `failure` where the run would end in an error.",
      },
    },
    required: [],
    additionalProperties: false,
  },
  outcomes: {
    from: "fixed",
    list: [
      { name: "sent", id: "SENT", displayName: "Sent", description: "The message was sent." },
      {
        name: "notRegistered",
        id: "NOT_REGISTERED",
        displayName: "Not Registered",
        description: "The user has no registered device.",
      },
      {
        name: "skipped",
        id: "SKIPPED",
        displayName: "Skipped",
        description: "The user has opted out of push authentication.",
        when: { setting: "mandatory", equals: false },
      },
      {
        name: "failure",
        id: "FAILURE",
        displayName: "Failure",
        description: "The message could not be sent.",
        when: { setting: "captureFailure", equals: true },
      },
    ],
  },
  interactive: false,
  pageMember: false,
  effects: {
    reads: [
      {
        key: "username",
        required: true,
        when: { setting: "captureFailure", equals: false },
        to: "message",
      },
      {
        key: "username",
        required: true,
        missing: "failure",
        when: { setting: "captureFailure", equals: true },
        to: "message",
      },
      { key: "${customPayload}", required: false, to: "message" },
      {
        key: "forgeRock.device.profile",
        required: false,
        when: { setting: "contextInfo", equals: true },
        to: "message",
      },
    ],
    writes: [
      { key: "pushMessageId", scope: "shared", outcomes: ["sent"] },
      { key: "pushMechanismUid", scope: "shared", outcomes: ["sent"] },
      {
        key: "pushNumberChallengeKey",
        scope: "shared",
        outcomes: ["sent"],
        when: { setting: "pushType", equals: "CHALLENGE" },
      },
      { key: "mfaMethod", scope: "shared", outcomes: ["notRegistered"] },
      { key: "PushAuthFailureReason", scope: "shared", outcomes: ["failure"] },
    ],
    identity: [],
    delivers: { key: "pushMessageId", to: "username" },
    tells: ["notRegistered"],
  },
};
