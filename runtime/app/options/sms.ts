import type { Mistake } from "../../machine/link.ts";
import type { TextMessenger } from "../../machine/text-messenger.ts";
import { checkNeed, type KnownJourneys } from "./needs.ts";
import { methods, type Shapes } from "./shape.ts";

export interface SmsOptions {
  /** How nodes send text messages. Needed where a journey has a node that does. */
  readonly sms?: TextMessenger;
}

export const smsShapes: Shapes<SmsOptions> = {
  sms: methods("an object with `send`", "send"),
};

/** Whether nodes that send text messages can. */
export function checkSms({ sms }: SmsOptions, known: KnownJourneys): readonly Mistake[] {
  return checkNeed("sms", sms, known, (nodes) => ({
    code: "sms-missing",
    message: `The app provides no way to send text messages, which is what ${nodes} does.`,
    fix: "Pass `sms: { send(message) { … } }`.",
  }));
}
