import type { Mistake } from "../../machine/link.ts";
import type { MessageLimit } from "../../session/message-limiter.ts";
import { fieldsOrFalse, type Shapes } from "./shape.ts";
import { wrongNumbers } from "./wrong-option.ts";

export interface MessageLimitOptions {
  /**
   * How many mails go to one address, and how many text messages to one number, in how long a time. `false`: no limit.
   * Default: 10 within an hour.
   */
  readonly messageLimit?: MessageLimit | false;
}

export const messageLimitShapes: Shapes<MessageLimitOptions> = {
  messageLimit: fieldsOrFalse("messages", "windowMilliseconds"),
};

export function checkMessageLimit({ messageLimit }: MessageLimitOptions): readonly Mistake[] {
  if (messageLimit === undefined || messageLimit === false) return [];
  const { messages, windowMilliseconds } = messageLimit;
  return wrongNumbers("messageLimit", { messages, windowMilliseconds });
}
