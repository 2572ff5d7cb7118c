import type { Journey, JourneyNode } from "../../machine/journey.ts";
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

/** Whether nodes that send mail can, and the templates are there that they name. */
export function checkMail(
  { mail }: MailOptions,
  journeys: readonly Journey[],
  lazy: readonly LazyJourney[],
): readonly Mistake[] {
  const senders = journeys.flatMap(({ name, nodes }) =>
    Object.entries(nodes)
      .filter(([, { type }]) => type.needs?.includes("mail"))
      .map(([key, node]) => ({ node, called: `\`${key}\` of journey \`${name}\`` })),
  );
  if (mail) {
    return senders.flatMap(({ node, called }) => {
      const template = templateOf(node);
      if (!mail.templates || template === undefined || mail.templates.has(template)) return [];
      return [
        {
          code: "mail-template-missing",
          message: `There is no mail template \`${template}\`, which ${called} sends.`,
          fix: "Pass it in `templates` of the mailer, or name another one in the journey.",
        },
      ];
    });
  }
  const all = [
    ...senders.map(({ called }) => called),
    ...lazy
      .filter(({ needs }) => needs?.includes("mail"))
      .map(({ name }) => `the journey \`${name}\``),
  ];
  if (all.length === 0) return [];
  return [
    {
      code: "mail-missing",
      message: `The app provides no way to send mail, which is what ${all.join(", ")} does.`,
      fix: "Pass `mail: { send(mail) { … } }`.",
    },
  ];
}

/** Undefined: the node sends none, or only the environment knows which. */
function templateOf({ type, settings }: JourneyNode): string | undefined {
  const name = "emailTemplateName";
  const { properties } = type.manifest.settings;
  const standard = Object.hasOwn(properties, name) ? properties[name]?.default : undefined;
  const template = settings && Object.hasOwn(settings, name) ? settings[name] : standard;
  return typeof template === "string" ? template : undefined;
}
