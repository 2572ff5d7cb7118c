import type { Journey, JourneyNode } from "../../machine/journey.ts";
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
export function checkMail({ mail }: MailOptions, journeys: readonly Journey[]): readonly Mistake[] {
  const senders = journeys.flatMap(({ name, nodes }) =>
    Object.entries(nodes)
      .filter(([, { type }]) => type.needs?.includes("mail"))
      .map(([key, node]) => ({ node, called: `\`${key}\` of journey \`${name}\`` })),
  );
  if (senders.length === 0) return [];
  const known = mail?.templates;
  if (mail) {
    return senders.flatMap(({ node, called }) => {
      const template = templateOf(node);
      if (!known || template === undefined || known.has(template)) return [];
      return [
        {
          code: "mail-template-missing",
          message: `There is no mail template \`${template}\`, which ${called} sends.`,
          fix: "Pass it in `templates` of the mailer, or name another one in the journey.",
        },
      ];
    });
  }
  return [
    {
      code: "mail-missing",
      message: `The app provides no way to send mail, which is what ${senders.map(({ called }) => called).join(", ")} does.`,
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
