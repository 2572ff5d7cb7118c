import type { NodeManifest } from "../../manifest.ts";

export const manifest: NodeManifest = {
  type: "AuthenticateThing",
  amType: "IotAuthenticationNode",
  displayName: "Authenticate Thing",
  summary: "Authenticates a device, service or gateway by a JWT that it signs.",
  documentation:
    "Asks the thing for a JWT, and checks its claims, that the thing it names is stored, and its signature with a " +
    "key that is stored with that thing. On `success` `username` is the thing, and its claims are left in the " +
    "state; a script can check those that AM does not know.\n\n" +
    "With `PROOF_OF_POSSESSION` the JWT holds a nonce that AM has sent. With `CLIENT_ASSERTION` there is no nonce: " +
    "whoever gets hold of the JWT can use it too until it expires.\n\n" +
    "`register` is for a Register Thing node. The realm needs the IoT service; Advanced Identity Cloud does not " +
    "have this node.",
  settings: {
    type: "object",
    properties: {
      jwtAuthenticationMethod: {
        type: "string",
        enum: ["PROOF_OF_POSSESSION", "CLIENT_ASSERTION"],
        default: "PROOF_OF_POSSESSION",
        description: "What the thing must sign.",
      },
      issueRestrictedToken: {
        type: "boolean",
        description:
          "Issue a session that counts only for requests which are signed with the same key.",
      },
      additionalAudienceValues: {
        type: "array",
        items: { type: "string", description: "A value of the claim `aud`." },
        default: [],
        description:
          "Audiences that the JWT may be for, besides the realm or AM's OAuth 2.0 addresses.",
      },
    },
    required: [],
    additionalProperties: false,
  },
  outcomes: {
    from: "fixed",
    list: [
      {
        name: "success",
        id: "success",
        displayName: "Success",
        description: "The JWT is signed with a key of the thing.",
      },
      {
        name: "failure",
        id: "failure",
        displayName: "Failure",
        description: "The JWT is not valid.",
      },
      {
        name: "register",
        id: "register",
        displayName: "Requires Registration",
        description: "There is no such thing, or the key is not one of its keys.",
      },
    ],
  },
  interactive: true,
  pageMember: false,
  effects: {
    reads: [],
    writes: [
      { key: "username", scope: "shared", outcomes: ["success"] },
      {
        key: "org.forgerock.am.iot.jwt.pop.verified_claims",
        scope: "transient",
        outcomes: ["success"],
      },
    ],
    identity: [{ outcome: "success", effect: "proves", key: "username", factor: "possession" }],
  },
};
