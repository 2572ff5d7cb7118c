import { quote } from "../../2-bind/text.ts";
import { defineDiagnostic, report, type Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Rule } from "../rule.ts";
import { environmentName } from "../settings/environment.ts";
import { valuesOf, type PlacedValue } from "../settings/values.ts";

/** The message never repeats the value: it would carry the secret into logs. */
export const plainSecret = defineDiagnostic<{ path: string }>({
  code: "J4011",
  severity: "error",
  title: "Secret in plain text",
  message: ({ path }) => `${quote(path)} is a secret, and stands here in plain text.`,
});

function exposed({ owner, value, path }: PlacedValue): Diagnostic {
  const place = { file: owner.file.source.path, span: value.span };
  const newText = `secret.${environmentName(path)}`;
  return report(
    plainSecret,
    { path },
    { ...place, conceal: true },
    {
      hints: ["Give it by the environment, and change it: whoever reads this file knows it now."],
      fixes: [
        {
          title: `Take it from ${quote(newText)}`,
          edits: [{ ...place, newText }],
          preferred: true,
        },
      ],
    },
  );
}

export const rule: Rule = {
  reports: [plainSecret],
  allowable: false,
  *check(context) {
    for (const owner of context.owners) {
      for (const placed of valuesOf(owner)) {
        if (placed.schema.kind === "secret" && placed.value.kind === "String")
          yield exposed(placed);
      }
    }
  },
};
