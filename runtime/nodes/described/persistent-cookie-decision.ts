import type { NodeManifest } from "../../manifest.ts";
import { decision } from "../settings/common.ts";

export const manifest: NodeManifest = {
  type: "PersistentCookieDecision",
  amType: "PersistentCookieDecisionNode",
  displayName: "Persistent Cookie Decision",
  summary: "Checks for a cookie that stands for an earlier sign-on.",
  documentation:
    "`true` when the browser sends a valid cookie, as Set Persistent Cookie has issued it: the user whom it names has " +
    "signed on before in this browser, and becomes `username`. The cookie is issued again when the journey ends in " +
    "success.\n\n" +
    "`false` when there is no cookie, or when it has expired, was changed or, with `enforceClientIp`, comes from " +
    "another address.",
  settings: {
    type: "object",
    properties: {
      idleTimeout: {
        type: "integer",
        kind: "duration",
        unit: "hours",
        default: 5,
        description: "How long the cookie is valid without being used.",
      },
      enforceClientIp: {
        type: "boolean",
        default: false,
        description: "Accept the cookie only from the address that it was issued to.",
      },
      useSecureCookie: {
        type: "boolean",
        default: true,
        description: "Send the cookie over secure connections only.",
      },
      useHttpOnlyCookie: {
        type: "boolean",
        default: true,
        description: "Hide the cookie from scripts in the browser.",
      },
      hmacSigningKey: {
        type: "string",
        kind: "secret",
        description:
          "The key that signs the cookie, of at least 256 bits, in base64; better given by `hmacSigningKeySecretLabelIdentifier`.",
      },
      hmacSigningKeySecretLabelIdentifier: {
        type: "string",
        description: "The part of the secret label under which the key is kept.",
      },
      persistentCookieName: {
        type: "string",
        minLength: 1,
        default: "session-jwt",
        description:
          "The name of the cookie: the same in the node that sets it and in the node that checks it.",
      },
      sameSite: {
        type: "string",
        enum: ["STRICT", "LAX", "NONE"],
        default: "LAX",
        description: "The cookie's `SameSite`.",
      },
    },
    required: [],
    additionalProperties: false,
  },
  outcomes: decision("The cookie is valid.", "There is no cookie, or it is not valid."),
  interactive: false,
  pageMember: false,
  effects: {
    reads: [],
    writes: [{ key: "username", scope: "shared", outcomes: ["true"] }],
    identity: [{ outcome: "true", effect: "proves", key: "username" }],
  },
};
