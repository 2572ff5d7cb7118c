import { JourneyError } from "../errors.ts";
import type { Json } from "../json.ts";
import { defineNode } from "../machine/define-node.ts";
import { take } from "../machine/node-type.ts";
import { serverOf } from "./mail/server-of.ts";
import { mailServerSettings } from "./mail/server-settings.ts";
import { passwordKey, passwordRead, recipientKey } from "./one-time-password/keys.ts";
import { messageText, withPassword } from "./one-time-password/message-text.ts";
import { passwordToSend } from "./one-time-password/password-to-send.ts";
import { namedUser } from "./one-time-password/recipient.ts";
import { singleOutcome } from "./settings/common.ts";
import { messengerOf, sendTextMessage } from "./sms/messenger-of.ts";
import { carrierDomain, phoneNumber } from "./sms/phone-number.ts";

/** Sends the one-time password as a text message. */
export const otpSmsSender = defineNode(
  {
    type: "OTPSMSSender",
    amType: "OneTimePasswordSmsSenderNode",
    displayName: "OTP SMS Sender",
    summary: "Sends the one-time code as a text message, through a mail-to-SMS gateway.",
    documentation:
      "Sends the code that an HOTP Generator node has left in `oneTimePassword` to the phone number in the profile " +
      "of the user `username`. How, the app says: see the option `sms`. AM does it by mail to a gateway, which makes a text " +
      "message of it; `smsByMail` does so too, through the mail server that the node names where the app lets it. Without " +
      "`smsContent` the message says what the code is for, in English.\n\n" +
      "The run ends in an error when there is no such user, when the profile has no phone number, when there is no " +
      "code, or when the message cannot be handed over.",
    settings: {
      type: "object",
      properties: {
        ...mailServerSettings,
        mobilePhoneAttributeName: {
          type: "string",
          default: "telephoneNumber",
          description: "The profile attribute that holds the phone number.",
        },
        mobileCarrierAttributeName: {
          type: "string",
          description: "The profile attribute that holds the domain of the user's mobile carrier.",
        },
        smsSubject: {
          type: "object",
          kind: "localized",
          additionalProperties: { type: "string", description: "The text in this locale." },
          default: {},
          description: "The subject of the message.",
        },
        smsContent: {
          type: "object",
          kind: "localized",
          additionalProperties: { type: "string", description: "The text in this locale." },
          default: {},
          description: "The text of the message; `{{OTP}}` stands for the code.",
        },
      },
      required: ["hostName", "username", "fromEmailAddress"],
      additionalProperties: false,
    },
    outcomes: singleOutcome,
    interactive: false,
    pageMember: false,
    effects: {
      reads: [passwordRead, { key: "username", required: true }],
      writes: [{ key: recipientKey, scope: "secure" }],
      identity: [],
      delivers: { key: passwordKey, to: "username" },
    },
  },
  {
    needs: ["sms"],
    async run(context, settings) {
      const messenger = messengerOf(context);
      const password = passwordToSend(context);
      const user = await namedUser(context);
      const attribute = (
        setting: "mobilePhoneAttributeName" | "mobileCarrierAttributeName",
      ): Json | undefined => {
        const name = settings.has(setting) ? settings.text(setting) : "";
        return user && Object.hasOwn(user.attributes, name) ? user.attributes[name] : undefined;
      };
      const to = phoneNumber(attribute("mobilePhoneAttributeName"));
      if (user === undefined || to === undefined) throw numberMissing();
      const { smsSubject, smsContent } = context.settings;
      const content = messageText(context, smsContent, "Your one-time password is {{OTP}}.");
      await sendTextMessage(messenger, {
        to,
        carrier: carrierDomain(attribute("mobileCarrierAttributeName")),
        text: withPassword(content, password),
        mail: {
          from: settings.text("fromEmailAddress"),
          subject: messageText(context, smsSubject, "Your one-time password"),
          server: serverOf(settings),
        },
      });
      context.state.setSecure(recipientKey, user.id);
      return take("outcome");
    },
  },
);

function numberMissing(): JourneyError {
  return new JourneyError(
    "node-phone-number-missing",
    "There is no phone number to which a one-time password could be sent.",
    "Let the journey find the user first, and give users the attribute that `mobilePhoneAttributeName` names.",
  );
}
