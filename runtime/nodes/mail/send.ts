import { JourneyError } from "../../errors.ts";
import type { Mailer, TemplatedMail, WrittenMail } from "../../machine/mailer.ts";
import type { NodeContext } from "../../machine/node-type.ts";

/**
 * Sends a mail after the answer, and waits for nothing: how long it takes would tell whether there is such a user. Whatever
 * sending does, it throws nothing at whoever begins it; what goes wrong is logged.
 */
export function sendLater(
  { log }: Pick<NodeContext<never>, "log">,
  mailer: Mailer,
  mail: TemplatedMail,
): void {
  setImmediate(() => {
    const sent = new Promise<void>((resolve) => resolve(mailer.send(mail)));
    sent.catch((error: unknown) =>
      log.error({ code: "mail-not-sent", cause: kindOf(error) }, "A mail was not sent."),
    );
  });
}

/**
 * Sends a mail, and waits until it is handed over.
 * @throws JourneyError `mail-not-sent`
 */
export async function sendNow(mailer: Mailer, mail: WrittenMail): Promise<void> {
  try {
    await mailer.send(mail);
  } catch (error) {
    if (error instanceof JourneyError) throw error;
    throw new JourneyError(
      "mail-not-sent",
      `A mail could not be handed over: ${kindOf(error)}.`,
      "See what the mail system logs at this time; the user begins again.",
    );
  }
}

/** Mail systems quote addresses in their errors: only the kind of error is told. */
function kindOf(error: unknown): string {
  if (error instanceof JourneyError) return error.code;
  return error instanceof Error ? error.name : "unknown";
}
