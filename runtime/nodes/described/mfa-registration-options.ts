import type { NodeManifest } from "../../manifest.ts";

export const manifest: NodeManifest = {
  type: "MFARegistrationOptions",
  amType: "MultiFactorRegistrationOptionsNode",
  displayName: "MFA Registration Options",
  summary: "Lets the user choose whether to register a device.",
  documentation:
    "Offers to register, to get the app, to skip this time, and to opt out. It only asks: the nodes behind the " +
    "outcomes do the work. `mfaMethod`, which Push Sender and OATH Token Verifier nodes leave on `notRegistered`, " +
    "says what the choice is about.\n\n" +
    "The run ends in an error when there is no user name or no `mfaMethod`.",
  settings: {
    type: "object",
    properties: {
      mandatory: {
        type: "boolean",
        default: false,
        description: "Do not offer to skip or to opt out.",
      },
      getApp: { type: "boolean", default: true, description: "Offer to get the app." },
      message: {
        type: "object",
        kind: "localized",
        additionalProperties: { type: "string", description: "The text in this locale." },
        default: {},
        description: "What stands above the choices.",
      },
      registerDeviceLabel: {
        type: "object",
        kind: "localized",
        additionalProperties: { type: "string", description: "The text in this locale." },
        default: {},
        description: "The label of the choice to register.",
      },
      getAppLabel: {
        type: "object",
        kind: "localized",
        additionalProperties: { type: "string", description: "The text in this locale." },
        default: {},
        description: "The label of the choice to get the app.",
      },
      skipStepLabel: {
        type: "object",
        kind: "localized",
        additionalProperties: { type: "string", description: "The text in this locale." },
        default: {},
        description: "The label of the choice to skip.",
      },
      optOutLabel: {
        type: "object",
        kind: "localized",
        additionalProperties: { type: "string", description: "The text in this locale." },
        default: {},
        description: "The label of the choice to opt out.",
      },
    },
    required: [],
    additionalProperties: false,
  },
  outcomes: {
    from: "fixed",
    list: [
      {
        name: "register",
        id: "registerOutcome",
        displayName: "Register",
        description: "The user wants to register a device.",
      },
      {
        name: "getApp",
        id: "getAppOutcome",
        displayName: "Get App",
        description: "The user needs the app first.",
        when: { setting: "getApp", equals: true },
      },
      {
        name: "skip",
        id: "skipOutcome",
        displayName: "Skip",
        description: "The user does not want to register this time.",
        when: { setting: "mandatory", equals: false },
      },
      {
        name: "optOut",
        id: "optOutOutcome",
        displayName: "Opt-out",
        description: "The user never wants to register.",
        when: { setting: "mandatory", equals: false },
      },
    ],
  },
  interactive: true,
  pageMember: true,
  effects: {
    reads: [
      { key: "username", required: true },
      { key: "mfaMethod", required: true },
    ],
    writes: [],
    identity: [],
  },
};
