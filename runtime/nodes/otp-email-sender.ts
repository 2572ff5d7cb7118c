import { defineNode } from "../machine/define-node.ts";
import { take } from "../machine/node-type.ts";
import { mailerOf } from "./mail/mailer-of.ts";
import { sendNow } from "./mail/send.ts";
import { serverOf } from "./mail/server-of.ts";
import { mailServerSettings } from "./mail/server-settings.ts";
import { passwordKey, passwordRead, recipientKey } from "./one-time-password/keys.ts";
import { messageText, withPassword } from "./one-time-password/message-text.ts";
import { passwordToSend } from "./one-time-password/password-to-send.ts";
import { recipientOf } from "./one-time-password/recipient.ts";
import { singleOutcome } from "./settings/common.ts";

/** Mails the one-time password. */
export const otpEmailSender = defineNode(
  {
    type: "OTPEmailSender",
    amType: "OneTimePasswordSmtpSenderNode",
    displayName: "OTP Email Sender",
    summary: "Mails the one-time password to the user.",
    documentation:
      "Sends `oneTimePassword` to the address `emailAddress` of the state, else to the collected attribute " +
      "`emailAttribute`, else to that attribute of the user named `username`, which then becomes `emailAddress`. An " +
      "address that the user has typed in this run is not known to be his, and the password proves nothing then: collect " +
      "none before this node.\n\n" +
      "How the mail is sent, the app says: see the option `mail`. The mail server that the node names counts where the app " +
      "lets it. Without `emailContent` the mail says what the password is for, in English.\n\n" +
      "The run ends in an error when there is no one-time password or no address, or when the mail cannot be handed " +
      "to the server.",
    settings: {
      type: "object",
      properties: {
        ...mailServerSettings,
        emailAttribute: {
          type: "string",
          kind: "attribute",
          default: "mail",
          description: "The attribute that holds the user's address.",
        },
        emailSubject: {
          type: "object",
          kind: "localized",
          additionalProperties: { type: "string", description: "The text in this locale." },
          default: {},
          description: "The subject of the mail.",
        },
        emailContent: {
          type: "object",
          kind: "localized",
          additionalProperties: { type: "string", description: "The text in this locale." },
          default: {},
          description: "The text of the mail, with `{{OTP}}` where the password shall stand.",
        },
      },
      required: ["hostName", "fromEmailAddress"],
      additionalProperties: false,
    },
    outcomes: singleOutcome,
    interactive: false,
    pageMember: false,
    effects: {
      reads: [
        passwordRead,
        {
          key: "emailAddress",
          required: true,
          orElse: ["objectAttributes.${emailAttribute}", "username"],
        },
      ],
      writes: [
        { key: "emailAddress", scope: "shared", maybe: true },
        { key: recipientKey, scope: "secure", maybe: true },
      ],
      identity: [],
      delivers: { key: passwordKey, to: "emailAddress" },
    },
  },
  {
    needs: ["mail"],
    async run(context, settings) {
      const mailer = mailerOf(context);
      const password = passwordToSend(context);
      const { address, user } = await recipientOf(context, settings.text("emailAttribute"));
      const { emailSubject, emailContent } = context.settings;
      const subject = messageText(context, emailSubject, "Your one-time password");
      const content = messageText(context, emailContent, "Your one-time password is {{OTP}}.");
      await sendNow(mailer, {
        kind: "written",
        to: address,
        from: settings.text("fromEmailAddress"),
        subject,
        text: withPassword(content, password),
        server: serverOf(settings),
      });
      context.state.setShared("emailAddress", address);
      if (user === undefined) context.state.remove(recipientKey);
      else context.state.setSecure(recipientKey, user);
      return take("outcome");
    },
  },
);
