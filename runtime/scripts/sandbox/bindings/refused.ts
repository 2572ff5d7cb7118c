import { refusedBindings } from "../../../catalogue/refused-bindings.ts";
import type { Binding } from "../binding.ts";
import { unsupported } from "../errors.ts";

const whole = Object.entries(refusedBindings).flatMap(([name, members]) =>
  members.length === 0 ? [name] : [],
);

/** What AM has and this runtime has not: a script that uses it fails where it does. */
export const binding: Binding = {
  inside: `
for (const name of ${JSON.stringify(whole)})
  define(name, refused(name));
`,
  calls: {
    refuse(visit, [binding]) {
      const name = visit.text(binding, "refuse").slice(0, 64);
      throw unsupported(visit.name, name, instead(name));
    },
  },
};

function instead(name: string): string {
  if (name.startsWith("secrets"))
    return "Scripts get no secrets here: write what needs one as a node type, or as a script in TypeScript.";
  if (name === "openidm.delete") return "Delete objects from the app, or from another system.";
  if (name === "openidm.action")
    return "Use the node type for it: Email Template or Email Suspend send mails.";
  return "Do without it, or write a node type or a script in TypeScript for this step.";
}
