import type { NodeManifest } from "../../manifest.ts";
import { decision } from "../settings/common.ts";

export const manifest: NodeManifest = {
  type: "AmsterJwtDecisionNode",
  amType: "AmsterJwtDecisionNode",
  displayName: "Amster Jwt Decision Node",
  summary: "Authenticates a connection of Amster, the administration tool.",
  documentation:
    "Sends a nonce and expects a JWT that is signed with one of the authorized keys and holds it. On `true` " +
    "`username` is the subject of the JWT. It authenticates the owner of a key of the installation, who may name " +
    "any user: use it only in the journey that Amster signs on with.",
  settings: {
    type: "object",
    properties: {
      authorizedKeys: {
        type: "string",
        default: "@BASE_DIR@/security/keys/amster/authorized_keys",
        description: "The file of authorized keys, in the format of OpenSSH.",
      },
    },
    required: [],
    additionalProperties: false,
  },
  outcomes: decision(
    "The JWT is signed with an authorized key.",
    "There is no JWT, or it is not valid.",
  ),
  interactive: true,
  pageMember: false,
  effects: {
    reads: [],
    writes: [{ key: "username", scope: "shared", outcomes: ["true"] }],
    identity: [{ outcome: "true", effect: "proves", key: "username" }],
  },
};
