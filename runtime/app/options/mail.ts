import type { Journey } from "../../machine/journey.ts";
import type { Mistake } from "../../machine/link.ts";
import type { Mailer } from "../../machine/mailer.ts";
import { checkNeed } from "./needs.ts";
import { methods, type Shapes } from "./shape.ts";

export interface MailOptions {
  /** How nodes send mail. Needed where a journey has a node that does. */
  readonly mail?: Mailer;
}

export const mailShapes: Shapes<MailOptions> = {
  mail: methods("an object with `send`", "send"),
};

/** Whether nodes that send mail can. */
export function checkMail({ mail }: MailOptions, journeys: readonly Journey[]): readonly Mistake[] {
  return checkNeed("mail", mail, journeys, (nodes) => ({
    code: "mail-missing",
    message: `The app provides no way to send mail, which is what ${nodes} does.`,
    fix: "Pass `mail: { send(mail) { … } }`.",
  }));
}
