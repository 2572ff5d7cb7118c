import type { NodeManifest } from "../../manifest.ts";
import { identityAttribute, identityRead } from "../settings/common.ts";

export const manifest: NodeManifest = {
  type: "EmailTemplate",
  amType: "EmailTemplateNode",
  displayName: "Email Template",
  summary: "Sends the user a mail that is made from a template.",
  documentation:
    "Finds the object by `identityAttribute`; the mail goes to its address, and the template gets the object. What " +
    "the journey has collected is not in it.\n\n" +
    "`emailSent` means that the mail was handed over: an error in the delivery is not seen.",
  settings: {
    type: "object",
    properties: {
      emailTemplateName: {
        type: "string",
        minLength: 1,
        default: "welcome",
        description: "The e-mail template to send.",
      },
      emailAttribute: {
        type: "string",
        kind: "attribute",
        minLength: 1,
        default: "mail",
        description: "The attribute of the stored object that holds the address.",
      },
      identityAttribute,
    },
    required: [],
    additionalProperties: false,
  },
  outcomes: {
    from: "fixed",
    list: [
      {
        name: "emailSent",
        id: "EMAIL_SENT",
        displayName: "Email Sent",
        description: "The mail was handed over for delivery.",
      },
      {
        name: "emailNotSent",
        id: "EMAIL_NOT_SENT",
        displayName: "Email Not Sent",
        description: "There is no such user, or the user has no address.",
      },
    ],
  },
  interactive: false,
  pageMember: false,
  effects: {
    reads: [{ ...identityRead, missing: "emailNotSent" }],
    writes: [],
    identity: [],
    tells: ["emailSent"],
  },
};
