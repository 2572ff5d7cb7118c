/** Sends text messages as mails to the gateways of carriers, as AM does. */
import { JourneyError } from "../errors.ts";
import type { Mailer } from "../machine/mailer.ts";
import type { TextMessenger } from "../machine/text-messenger.ts";

export interface SmsByMailOptions {
  /** The domain of the gateway for users of whom no carrier is known. Without it they get no message. */
  readonly carrier?: string;
}

/**
 * Text messages by mail: to the phone number, at the domain of the user's carrier. The mailer is closed by whoever
 * made it.
 * @param mailer `smtpMailer({ … })`, or one of the app's own
 * @returns what `createJourneys` takes as `sms`; sending throws JourneyError `sms-carrier-missing`
 */
export function smsByMail(
  mailer: Pick<Mailer, "send">,
  options: SmsByMailOptions = {},
): TextMessenger {
  return {
    async send({ to, carrier = options.carrier, text, mail }) {
      if (carrier === undefined) throw carrierMissing();
      await mailer.send({ kind: "written", to: `${to}@${carrier}`, text, ...mail });
    },
  };
}

function carrierMissing(): JourneyError {
  return new JourneyError(
    "sms-carrier-missing",
    "A text message by mail needs the domain of the user's carrier, and none is known.",
    "Set `mobileCarrierAttributeName` in the journey and the attribute of users, or pass `carrier` to `smsByMail`.",
  );
}
