import type { NodeManifest } from "../../manifest.ts";
import { singleOutcome } from "../settings/common.ts";

export const manifest: NodeManifest = {
  type: "ProvisionDynamicAccount",
  amType: "ProvisionDynamicAccountNode",
  displayName: "Provision Dynamic Account",
  summary: "Creates the account of a user who signed on at a remote provider.",
  documentation:
    "Creates an active user of AM's identity store from the collected attributes, else from `userInfo`, which " +
    "social and SAML nodes leave on `noAccount`. The password is `password` where one was collected, else random. " +
    "`username` becomes the new user's name.\n\n" +
    "The run ends in an error when there is nothing to create the user from, or when that fails.",
  settings: {
    type: "object",
    properties: {
      accountProviderClass: {
        type: "string",
        default:
          "org.forgerock.openam.authentication.modules.common.mapping.DefaultAccountProvider",
        description: "The Java class that finds and creates accounts.",
      },
    },
    required: [],
    additionalProperties: false,
  },
  outcomes: singleOutcome,
  interactive: false,
  pageMember: false,
  effects: {
    reads: [
      { key: "objectAttributes.*", required: false, secret: true, to: "attribute" },
      { key: "userInfo", required: false },
      { key: "password", required: false, secret: true },
    ],
    writes: [{ key: "username", scope: "shared" }],
    identity: [{ outcome: "outcome", effect: "establishes", key: "username" }],
  },
};
