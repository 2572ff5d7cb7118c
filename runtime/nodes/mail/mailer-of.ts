import { JourneyError } from "../../errors.ts";
import type { Mailer } from "../../machine/mailer.ts";
import type { NodeContext } from "../../machine/node-type.ts";

/** @throws JourneyError `mail-missing` */
export function mailerOf({ mail }: Pick<NodeContext<never>, "mail">): Mailer {
  if (mail) return mail;
  throw new JourneyError(
    "mail-missing",
    "A node wants to send mail, and the app provides no way to.",
    "Pass `mail` to `createJourneys`.",
  );
}
