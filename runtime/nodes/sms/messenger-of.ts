import { JourneyError } from "../../errors.ts";
import type { NodeContext } from "../../machine/node-type.ts";
import type { TextMessage, TextMessenger } from "../../machine/text-messenger.ts";

/** @throws JourneyError `sms-missing` */
export function messengerOf({ sms }: Pick<NodeContext<never>, "sms">): TextMessenger {
  if (sms) return sms;
  throw new JourneyError(
    "sms-missing",
    "A node wants to send a text message, and the app provides no way to.",
    "Pass `sms` to `createJourneys`.",
  );
}

/**
 * Sends a text message, and waits until it is handed over.
 * @throws JourneyError `sms-not-sent`
 */
export async function sendTextMessage(
  messenger: TextMessenger,
  message: TextMessage,
): Promise<void> {
  try {
    await messenger.send(message);
  } catch (error) {
    if (error instanceof JourneyError) throw error;
    // Gateways quote numbers in their errors: only the kind of error is told.
    const kind = error instanceof Error ? error.name : "unknown";
    throw new JourneyError(
      "sms-not-sent",
      `A text message could not be handed over: ${kind}.`,
      "See what the gateway for text messages logs at this time; the user begins again.",
    );
  }
}
