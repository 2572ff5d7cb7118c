import type { Journey } from "../../machine/journey.ts";
import type { LazyJourney } from "../../machine/lazy-journey.ts";
import type { Mistake } from "../../machine/link.ts";
import type { Mailer } from "../../machine/mailer.ts";
import { methods, type Shapes } from "./shape.ts";

export interface MailOptions {
  /** How nodes send mail. Needed where a journey has a node that does. */
  readonly mail?: Mailer;
}

export const mailShapes: Shapes<MailOptions> = {
  mail: methods("an object with `send`", "send"),
};

/** Whether nodes that send mail can. */
export function checkMail(
  { mail }: MailOptions,
  journeys: readonly Journey[],
  lazy: readonly LazyJourney[],
): readonly Mistake[] {
  if (mail) return [];
  const senders = [
    ...journeys.flatMap(({ name, nodes }) =>
      Object.entries(nodes)
        .filter(([, { type }]) => type.needs?.includes("mail"))
        .map(([node]) => `\`${node}\` of journey \`${name}\``),
    ),
    ...lazy
      .filter(({ needs }) => needs?.includes("mail"))
      .map(({ name }) => `the journey \`${name}\``),
  ];
  if (senders.length === 0) return [];
  return [
    {
      code: "mail-missing",
      message: `The app provides no way to send mail, which is what ${senders.join(", ")} does.`,
      fix: "Pass `mail: { send(mail) { … } }`.",
    },
  ];
}
