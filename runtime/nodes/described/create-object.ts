import type { NodeManifest } from "../../manifest.ts";
import { identityResource } from "../settings/common.ts";

export const manifest: NodeManifest = {
  type: "CreateObject",
  amType: "CreateObjectNode",
  displayName: "Create Object",
  summary: "Creates a stored object from the collected attributes.",
  documentation:
    "Takes every collected attribute, the password and the answers to security questions among them. Where terms " +
    "were accepted in this run, the acceptance is stored with the new object.\n\n" +
    "`failure` when an attribute that the resource's schema requires was not collected, and when the directory " +
    "refuses the object: a value that breaks a policy, a user name that is taken. The id of the new object is not " +
    "kept in the state.\n\n" +
    "The run ends in an error when `identityResource` is not the journey's resource.",
  settings: {
    type: "object",
    properties: { identityResource },
    required: ["identityResource"],
    additionalProperties: false,
  },
  outcomes: {
    from: "fixed",
    list: [
      {
        name: "created",
        id: "CREATED",
        displayName: "Created",
        description: "The object is stored.",
      },
      {
        name: "failure",
        id: "FAILURE",
        displayName: "Failed",
        description:
          "Nothing was stored: a required attribute is missing, or the object was refused.",
      },
    ],
  },
  interactive: false,
  pageMember: false,
  effects: {
    reads: [
      { key: "objectAttributes.*", required: false, secret: true, to: "attribute" },
      { key: "objectAttributes.userName", required: false, orElse: ["username"] },
      { key: "termsAccepted", required: false },
    ],
    writes: [],
    identity: [{ outcome: "created", effect: "establishes", key: "objectAttributes.userName" }],
  },
};
