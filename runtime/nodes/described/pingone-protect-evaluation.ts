import type { NodeManifest } from "../../manifest.ts";

export const manifest: NodeManifest = {
  type: "PingOneProtectEvaluation",
  amType: "product-PingOneProtectEvaluationNode",
  displayName: "PingOne Protect Evaluation",
  summary: "Lets PingOne Protect assess the risk of the request.",
  documentation:
    "Collects the client's signals and lets PingOne assess them. The outcome is the first that applies: an action " +
    "of `recommendedActions`, a score above `scoreThreshold`, else the level of the risk. It says nothing about " +
    "who the user is.\n\n" +
    "`failure` means that PingOne gave no assessment, and `clientError` that the client could not collect: " +
    "neither is a low risk.",
  settings: {
    type: "object",
    properties: {
      pingOneWorker: {
        type: "string",
        minLength: 1,
        description: "The PingOne worker service to use.",
      },
      targetResourceID: {
        type: "string",
        description:
          "The id of the application that the user wants; with `dynamicTargetResourceID` the state key that holds it.",
      },
      dynamicTargetResourceID: {
        type: "boolean",
        default: false,
        description: "Read the id of the application from the state.",
      },
      targetResourceName: {
        type: "string",
        description:
          "The name of the application that the user wants; with `dynamicTargetResourceName` the state key that holds it.",
      },
      dynamicTargetResourceName: {
        type: "boolean",
        default: false,
        description: "Read the name of the application from the state.",
      },
      riskPolicySetID: {
        type: "string",
        description:
          "The id of the risk policy; with `dynamicRiskPolicySetID` the state key that holds it; without it the environment's own policy counts.",
      },
      dynamicRiskPolicySetID: {
        type: "boolean",
        default: false,
        description: "Read the id of the risk policy from the state.",
      },
      targetedPoliciesEvaluation: {
        type: "boolean",
        default: false,
        description: "Let PingOne choose among its targeted policies.",
      },
      flowType: {
        type: "string",
        enum: ["REGISTRATION", "AUTHENTICATION", "ACCESS", "AUTHORIZATION", "TRANSACTION"],
        default: "AUTHENTICATION",
        description: "What the user is doing.",
      },
      authenticationFlowSubtype: {
        type: "string",
        enum: [
          "NONE",
          "ACCOUNT_RECOVERY",
          "ACTIVE_SESSION",
          "KERBEROS",
          "NEO_CREDENTIALS",
          "PASSKEY",
          "PASSWORDLESS",
          "USER_CERTIFICATION",
          "USER_PASSWORD",
          "USERNAME_RECOVERY",
        ],
        default: "NONE",
        description: "What the user is doing, more exactly, where `flowType` is `AUTHENTICATION`.",
      },
      authorizationFlowSubtype: {
        type: "string",
        enum: [
          "NONE",
          "ADD_ADDRESS",
          "ADD_MFA",
          "ADD_PAYEE",
          "ADD_PHONE_NUMBER",
          "ADD_USER",
          "CHANGE_PASSWORD",
          "DELETE_MFA",
          "DELETE_PAYEE",
          "UPDATE_ADDRESS",
          "UPDATE_PHONE_NUMBER",
        ],
        default: "NONE",
        description: "What the user is doing, more exactly, where `flowType` is `AUTHORIZATION`.",
      },
      nodeStateAttributeForSubtype: {
        type: "string",
        description: "The state key that holds the subtype of the flow.",
      },
      deviceSharingType: {
        type: "string",
        enum: ["UNSPECIFIED", "SHARED", "PRIVATE"],
        default: "SHARED",
        description: "Whether several people use the device.",
      },
      scoreThreshold: {
        type: "string",
        default: "300",
        description: "The score above which `exceed` is taken.",
      },
      recommendedActions: {
        type: "array",
        items: { type: "string", description: "An action, e.g. `TEMP_EMAIL_MITIGATION`." },
        default: [],
        description: "Actions that PingOne may recommend, each of which is an outcome.",
      },
      pauseBehavioralData: {
        type: "boolean",
        default: true,
        description: "Let the client stop collecting how the user types and moves.",
      },
      userType: {
        type: "string",
        enum: ["EXTERNAL", "PING_ONE"],
        default: "EXTERNAL",
        description: "Whether the user is stored in PingOne.",
      },
      userId: { type: "string", description: "The state key that holds the user's id in PingOne." },
      username: {
        type: "string",
        description: "The state key that holds the user's name in PingOne.",
      },
      userGroups: { type: "string", description: "The state key that holds the user's groups." },
      storeEvaluateResult: {
        type: "boolean",
        default: false,
        description: "Leave the assessment in the state.",
      },
      customAttributes: {
        type: "string",
        description: "The state key that holds more attributes for the assessment.",
      },
      deviceExternalId: {
        type: "string",
        description: "The state key that holds an id of the device.",
      },
      sessionId: { type: "string", description: "The state key that holds an id of the session." },
    },
    required: ["pingOneWorker"],
    additionalProperties: false,
  },
  outcomes: {
    from: "setting",
    setting: "recommendedActions",
    list: [
      { name: "high", id: "high", displayName: "High", description: "The risk is high." },
      { name: "medium", id: "medium", displayName: "Medium", description: "The risk is medium." },
      { name: "low", id: "low", displayName: "Low", description: "The risk is low." },
      {
        name: "exceed",
        id: "exceed",
        displayName: "Exceeds Score Threshold",
        description: "The score is above `scoreThreshold`.",
      },
      {
        name: "failure",
        id: "failure",
        displayName: "Failure",
        description: "PingOne gave no assessment.",
      },
      {
        name: "clientError",
        id: "clientError",
        displayName: "ClientError",
        description: "The client could not collect the signals.",
      },
    ],
  },
  interactive: true,
  pageMember: true,
  effects: {
    reads: [
      { key: "username", required: false, to: "request" },
      { key: "${userId}", required: false, to: "request" },
      { key: "${username}", required: false, to: "request" },
      { key: "${userGroups}", required: false, to: "request" },
      {
        key: "${targetResourceID}",
        required: false,
        when: { setting: "dynamicTargetResourceID", equals: true },
        to: "request",
      },
      {
        key: "${targetResourceName}",
        required: false,
        when: { setting: "dynamicTargetResourceName", equals: true },
        to: "request",
      },
      {
        key: "${riskPolicySetID}",
        required: false,
        when: { setting: "dynamicRiskPolicySetID", equals: true },
        to: "request",
      },
      { key: "${nodeStateAttributeForSubtype}", required: false, to: "request" },
      { key: "${customAttributes}", required: false, to: "request" },
      { key: "${deviceExternalId}", required: false, to: "request" },
      { key: "${sessionId}", required: false, to: "request" },
    ],
    writes: [
      {
        key: "PingOneProtectEvaluationNode.RISK",
        scope: "transient",
        when: { setting: "storeEvaluateResult", equals: true },
        maybe: true,
      },
    ],
    identity: [],
  },
};
