import { defineNode } from "../machine/define-node.ts";
import { take } from "../machine/node-type.ts";
import { storedMailAddress } from "./identity/mail-address.ts";
import { journeyResource } from "./identity/resource.ts";
import { identityValue } from "./identity/stored-object.ts";
import { mailerOf } from "./mail/mailer-of.ts";
import { sendLater } from "./mail/send.ts";
import { identityAttribute, identityRead } from "./settings/common.ts";

/** Mails what a template makes of the user's object. */
export const emailTemplate = defineNode(
  {
    type: "EmailTemplate",
    amType: "EmailTemplateNode",
    displayName: "Email Template",
    summary: "Sends the user a mail that is made from a template.",
    documentation:
      "Finds the object by `identityAttribute`; the mail goes to its address, and the template gets the object. What " +
      "the journey has collected is not in it.\n\n" +
      "`emailSent` means that the mail will be handed over: nobody waits for that, and an error is logged. How the mail is " +
      "sent, and what templates there are, the app says: see the option `mail`.",
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
          description: "The mail is on its way.",
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
  },
  {
    needs: ["mail"],
    async run(context, settings) {
      const mailer = mailerOf(context);
      const { name: resource } = journeyResource(context);
      const identity = settings.text("identityAttribute");
      const value = identityValue(context.state, identity);
      const object =
        value === undefined ? undefined : await context.directory.find(resource, identity, value);
      const to = object && storedMailAddress(object.attributes, settings.text("emailAttribute"));
      if (!object || to === undefined) return take("emailNotSent");
      sendLater(context, mailer, {
        kind: "template",
        template: settings.text("emailTemplateName"),
        to,
        languages: context.languages,
        object: object.attributes,
        resumeUrl: undefined,
      });
      return take("emailSent");
    },
  },
);
