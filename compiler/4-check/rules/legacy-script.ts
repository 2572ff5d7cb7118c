import { javaScriptsOf } from "../../2-bind/javascript/scripts-of.ts";
import { quote } from "../../2-bind/text.ts";
import { defineDiagnostic, report } from "../../diagnostics/diagnostic.ts";
import type { Rule } from "../rule.ts";

export const legacyScript = defineDiagnostic<{ script: string; sign: string }>({
  code: "J4020",
  severity: "warning",
  title: "Script of AM's first engine",
  message: ({ script, sign }) =>
    `${quote(script)} is a legacy script: it uses ${quote(sign)}, which there is only in AM.`,
});

export const brokenScript = defineDiagnostic<{ script: string; fault: string }>({
  code: "J4023",
  severity: "warning",
  title: "Script that is no JavaScript",
  message: ({ script, fault }) => `${quote(script)} is no JavaScript: ${fault}.`,
});

export const rule: Rule = {
  reports: [legacyScript, brokenScript],
  allowable: true,
  *check(context) {
    for (const { nodes, path: file } of context.journeys) {
      for (const part of [...nodes].flatMap((node) => [node, ...node.members])) {
        for (const { literal, facts } of javaScriptsOf(part, context.program.scripts)) {
          const { legacy, fault } = facts;
          const place = { file, span: literal.span };
          const script = literal.value;
          if (legacy !== undefined)
            yield report(legacyScript, { script, sign: legacy }, place, {
              hints: ["AM runs it; to run it here, write it for the next-generation engine."],
            });
          if (fault !== undefined) yield report(brokenScript, { script, fault }, place);
        }
      }
    }
  },
};
