import type { NodeManifest } from "../../manifest.ts";
import { identityAttribute, singleOutcome } from "../settings/common.ts";

export const manifest: NodeManifest = {
  type: "DisplayUsername",
  amType: "DisplayUserNameNode",
  displayName: "Display Username",
  summary: "Shows the user name.",
  documentation:
    "Shows the collected attribute `userName`; where it was not collected, that attribute of the stored object which " +
    "`identityAttribute` finds. Somebody who only types an address thus sees the name that belongs to it: let the " +
    "user show first that the address is his, as with Email Suspend.\n\n" +
    "The run ends in an error when there is no name to show.",
  settings: {
    type: "object",
    properties: {
      userName: {
        type: "string",
        kind: "attribute",
        minLength: 1,
        default: "userName",
        description: "The attribute to show.",
      },
      identityAttribute: {
        ...identityAttribute,
        default: "mail",
        description:
          "The attribute that the user's object is found by, where the name was not collected.",
      },
    },
    required: [],
    additionalProperties: false,
  },
  outcomes: singleOutcome,
  interactive: true,
  pageMember: true,
  effects: {
    reads: [
      { key: "objectAttributes.${userName}", required: false, orElse: ["${userName}"], to: "page" },
      { key: "objectAttributes.${identityAttribute}", required: false },
    ],
    writes: [],
    identity: [],
  },
};
