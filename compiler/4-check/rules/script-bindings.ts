import { javaScriptsOf } from "../../2-bind/javascript/scripts-of.ts";
import { quote } from "../../2-bind/text.ts";
import { defineDiagnostic, report } from "../../diagnostics/diagnostic.ts";
import type { Rule } from "../rule.ts";

export const bindingOnlyInAm = defineDiagnostic<{
  script: string;
  binding: string;
  line: number;
}>({
  code: "J4025",
  severity: "warning",
  title: "Script that uses what there is only in AM",
  message: ({ script, binding, line }) =>
    `${quote(script)} uses ${quote(binding)} at line ${line}, which there is only in AM.`,
});

export const rule: Rule = {
  reports: [bindingOnlyInAm],
  allowable: true,
  *check(context) {
    for (const { nodes, path: file } of context.journeys) {
      for (const part of [...nodes].flatMap((node) => [node, ...node.members])) {
        for (const { literal, facts } of javaScriptsOf(part, context.program.scripts)) {
          const place = { file, span: literal.span };
          for (const { binding, line } of facts.refused)
            yield report(bindingOnlyInAm, { script: literal.value, binding, line }, place, {
              hints: ["AM runs it; here a run that comes to it ends in an error."],
            });
        }
      }
    }
  },
};
