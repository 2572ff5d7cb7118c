import type { Journey, JourneyNode } from "../../machine/journey.ts";
import type { Mistake } from "../../machine/link.ts";
import type { Mailer } from "../../machine/mailer.ts";
import { checkNeed, type KnownJourneys } from "./needs.ts";
import { methods, type Shapes } from "./shape.ts";

export interface MailOptions {
  /** How nodes send mail. Needed where a journey has a node that does. */
  readonly mail?: Mailer;
}

export const mailShapes: Shapes<MailOptions> = {
  mail: methods("an object with `send`", "send"),
};

/** Whether nodes that send mail can, and the templates are there that they name, as far as journeys are loaded. */
export function checkMail({ mail }: MailOptions, known: KnownJourneys): readonly Mistake[] {
  const missing = checkNeed("mail", mail, known, (nodes) => ({
    code: "mail-missing",
    message: `The app provides no way to send mail, which is what ${nodes} does.`,
    fix: "Pass `mail: { send(mail) { … } }`.",
  }));
  return mail?.templates ? missingTemplates(mail.templates, known.journeys) : missing;
}

function missingTemplates(
  templates: ReadonlySet<string>,
  journeys: readonly Journey[],
): readonly Mistake[] {
  return journeys.flatMap(({ name, nodes }) =>
    Object.entries(nodes).flatMap(([key, node]) => {
      const template = templateOf(node);
      if (template === undefined || templates.has(template)) return [];
      return [
        {
          code: "mail-template-missing",
          message: `There is no mail template \`${template}\`, which \`${key}\` of journey \`${name}\` sends.`,
          fix: "Pass it in `templates` of the mailer, or name another one in the journey.",
        },
      ];
    }),
  );
}

/** Undefined: the node sends none, or only the environment knows which. */
function templateOf({ type, settings }: JourneyNode): string | undefined {
  if (!type.needs?.includes("mail")) return undefined;
  const name = "emailTemplateName";
  const { properties } = type.manifest.settings;
  const standard = Object.hasOwn(properties, name) ? properties[name]?.default : undefined;
  const template = settings && Object.hasOwn(settings, name) ? settings[name] : standard;
  return typeof template === "string" ? template : undefined;
}
