import type { NodeManifest } from "../../manifest.ts";
import { singleOutcome } from "../settings/common.ts";

export const manifest: NodeManifest = {
  type: "ProvisionIDMAccount",
  amType: "ProvisionIdmAccountNode",
  displayName: "Provision IDM Account",
  summary: "Sends the user to the identity manager's registration; Create Object takes its place.",
  documentation:
    "Sends the browser to IDM with the profile in `userInfo`, which social nodes leave on `noAccount`. When the " +
    "browser comes back, the user must exist: `username` becomes the name of the user whom the remote profile " +
    "belongs to.\n\n" +
    "The run ends in an error when there is still no such user.",
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
  interactive: true,
  pageMember: false,
  effects: {
    reads: [{ key: "userInfo", required: true }],
    writes: [{ key: "username", scope: "shared" }],
    identity: [{ outcome: "outcome", effect: "establishes", key: "username" }],
  },
};
