import type { Binding } from "../binding.ts";
import { unsupported } from "../errors.ts";

/** What AM has and this runtime has not: a script that uses it fails where it does. */
export const binding: Binding = {
  inside: `
for (const name of ["secrets", "jwtAssertion", "jwtValidator", "policy", "cacheManager"])
  define(name, refused(name));
define("require", () => refuse("require"));
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
  if (name === "require") return "Copy what the script needs of its library into it.";
  if (name.startsWith("action.suspend")) return "Use the Email Suspend node.";
  if (name.startsWith("request"))
    return "Let a node put what is needed into the state, or send it as a header.";
  return "Do without it, or write a node type or a script in TypeScript for this step.";
}
