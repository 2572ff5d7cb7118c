import type { NodeManifest } from "../../manifest.ts";

export const manifest: NodeManifest = {
  type: "IdentityStoreDecision",
  amType: "IdentityStoreDecisionNode",
  displayName: "Identity Store Decision",
  summary: "Checks the user name and password against the realm's identity store.",
  documentation:
    "Compares `password` with the password of the user named `username`, and tells a locked account and an expired " +
    "password apart from a wrong one. Only `true` means that the user has signed on; after `expired` and `cancelled` " +
    "the password was right, and that is not enough.\n\n" +
    "When the store asks for a new password, the node asks the user for the old and the new one; the new one then " +
    "becomes `password`. With `useUniversalIdForUsername`, `true` replaces `username` with the user's id in the " +
    "store.\n\n" +
    "The realm must have exactly one suitable identity store. The run ends in an error when the store cannot be used.",
  settings: {
    type: "object",
    properties: {
      minimumPasswordLength: {
        type: "integer",
        minimum: 0,
        default: 8,
        description:
          "How many characters a new password must have, where the user has to change it.",
      },
      useUniversalIdForUsername: {
        type: "boolean",
        default: false,
        description: "Let `username` become the user's id in the store.",
      },
      mixedCaseForPasswordChangeMessages: {
        type: "boolean",
        default: false,
        description: "Write the messages about a password change in mixed case, not in capitals.",
      },
    },
    required: [],
    additionalProperties: false,
  },
  outcomes: {
    from: "fixed",
    list: [
      {
        name: "true",
        id: "TRUE",
        displayName: "True",
        description: "The password is the user's own.",
      },
      {
        name: "false",
        id: "FALSE",
        displayName: "False",
        description: "The password is wrong or blank, or there is no such user.",
      },
      {
        name: "locked",
        id: "LOCKED",
        displayName: "Locked",
        description: "The account is locked or inactive.",
      },
      {
        name: "cancelled",
        id: "CANCELLED",
        displayName: "Cancelled",
        description: "The password must be changed, and the user refused to.",
      },
      {
        name: "expired",
        id: "EXPIRED",
        displayName: "Expired",
        description: "The password has expired, and cannot be changed here.",
      },
    ],
  },
  interactive: true,
  pageMember: false,
  effects: {
    reads: [
      { key: "username", required: true, missing: "false" },
      { key: "password", required: true, secret: true },
    ],
    writes: [
      {
        key: "username",
        scope: "shared",
        outcomes: ["true"],
        when: { setting: "useUniversalIdForUsername", equals: true },
      },
      {
        key: "password",
        scope: "transient",
        outcomes: ["true"],
        secret: true,
        maybe: true,
        input: true,
      },
    ],
    identity: [
      { outcome: "true", effect: "proves", key: "username", factor: "knowledge" },
      { outcome: "cancelled", effect: "partial", key: "username", factor: "knowledge" },
      { outcome: "expired", effect: "partial", key: "username", factor: "knowledge" },
    ],
    guess: { wrong: ["false"] },
  },
};
