import type { TemplatedMail } from "../machine/mailer.ts";
import { defineNode } from "../machine/define-node.ts";
import { suspend, take } from "../machine/node-type.ts";
import { addressUnknown } from "./email-suspend/address-unknown.ts";
import {
  collectedAddressee,
  proveMailbox,
  storedAddressee,
  type Addressee,
} from "./email-suspend/addressee.ts";
import { mailerOf } from "./mail/mailer-of.ts";
import { sendLater } from "./mail/send.ts";
import { identityAttribute, identityRead, singleOutcome } from "./settings/common.ts";

/** Mails a link, and waits until it is opened. */
export const emailSuspend = defineNode(
  {
    type: "EmailSuspend",
    amType: "EmailSuspendNode",
    displayName: "Email Suspend",
    summary: "Mails a link, and suspends the run until the link is opened.",
    documentation:
      "With `objectLookup` the user's stored object is found by `identityAttribute`, and the link goes to its address: " +
      "whoever opens it has shown that the mailbox is his. Without, the link goes to the collected address, which " +
      "proves nothing about a stored user. The template gets the object, or the collected attributes of shared state, " +
      "and the link as `resumeURI`.\n\n" +
      "The page says the same whether or not there is a user and an address: where there is none, no mail is sent, and " +
      "the run never goes on.\n\n" +
      "Secrets that are kept for one step only, such as the password that was just typed, do not outlive the " +
      "suspension, unless a later node reads them.",
    settings: {
      type: "object",
      properties: {
        emailTemplateName: {
          type: "string",
          minLength: 1,
          default: "registration",
          description: "The e-mail template to send.",
        },
        emailAttribute: {
          type: "string",
          kind: "attribute",
          minLength: 1,
          default: "mail",
          description: "The attribute that holds the address.",
        },
        emailSuspendMessage: {
          type: "object",
          kind: "localized",
          additionalProperties: { type: "string", description: "The text in this locale." },
          default: {
            en: "An email has been sent to the address you entered. Click the link in that email to proceed.",
          },
          description: "The text that the user sees while the run is suspended.",
        },
        objectLookup: {
          type: "boolean",
          default: false,
          description:
            "Take the address from the user's stored object, not from what was collected.",
        },
        identityAttribute,
        suspendDuration: {
          type: "integer",
          kind: "duration",
          unit: "minutes",
          minimum: 1,
          description:
            "How long the run may stay suspended; without it, as long as the realm says.",
        },
      },
      required: [],
      additionalProperties: false,
    },
    outcomes: singleOutcome,
    interactive: true,
    pageMember: false,
    effects: {
      // The template gets the collected attributes of shared state, and no others: a secret is never among them.
      reads: [
        { ...identityRead, when: { setting: "objectLookup", equals: true } },
        {
          key: "objectAttributes.${emailAttribute}",
          required: true,
          when: { setting: "objectLookup", equals: false },
          to: "message",
        },
      ],
      writes: [],
      identity: [
        {
          outcome: "outcome",
          effect: "establishes",
          key: "objectAttributes.${identityAttribute}",
          factor: "possession",
          when: { setting: "objectLookup", equals: true },
        },
      ],
    },
  },
  {
    needs: ["mail"],
    async run(context, settings) {
      const attribute = settings.text("emailAttribute");
      const lookUp = settings.flag("objectLookup");
      if (context.resumed) {
        if (lookUp && !(await proveMailbox(context, attribute))) return waitFor(undefined);
        return take("outcome");
      }
      const identity = settings.text("identityAttribute");
      const addressee = lookUp
        ? await storedAddressee(context, identity, attribute)
        : collectedAddressee(context, attribute);
      return waitFor(addressee);

      function waitFor(found: Addressee | undefined) {
        const mail = mailerOf(context);
        const template = settings.text("emailTemplateName");
        const minutes = context.settings.suspendDuration;
        return suspend(
          context.localize(context.settings.emailSuspendMessage) ?? "",
          async ({ url }) => {
            // Said to everybody alike: whether there is a user must not show.
            if (url === undefined) throw addressUnknown();
            if (!found) return;
            const { to, object } = found;
            const { languages } = context;
            const message: TemplatedMail = {
              kind: "template",
              template,
              to,
              languages,
              object,
              resumeUrl: url,
            };
            sendLater(context, mail, message);
          },
          {
            ...(found?.id === undefined ? {} : { memory: { id: found.id, to: found.to } }),
            ...(minutes === undefined ? {} : { milliseconds: minutes * 60_000 }),
          },
        );
      }
    },
  },
);
