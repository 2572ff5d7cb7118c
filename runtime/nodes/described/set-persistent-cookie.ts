import type { NodeManifest } from "../../manifest.ts";
import { singleOutcome } from "../settings/common.ts";

export const manifest: NodeManifest = {
  type: "SetPersistentCookie",
  amType: "SetPersistentCookieNode",
  displayName: "Set Persistent Cookie",
  summary: "Issues a cookie by which the user is known again.",
  documentation:
    "The cookie is issued when the journey ends in success, for the user who has signed on. Persistent Cookie " +
    "Decision accepts it until `maxLife` is over, or until it was not used for `idleTimeout`: whoever has the cookie " +
    "signs on as that user.",
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
      maxLife: {
        type: "integer",
        kind: "duration",
        unit: "hours",
        default: 5,
        description: "How long the cookie is valid at most.",
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
  outcomes: singleOutcome,
  interactive: false,
  pageMember: false,
  effects: { reads: [], writes: [], identity: [] },
};
