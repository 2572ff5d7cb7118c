import type { EnvironmentValue } from "../../1-syntax/ast.ts";
import { quote } from "../../2-bind/text.ts";
import {
  defineDiagnostic,
  report,
  type Diagnostic,
  type Fix,
} from "../../diagnostics/diagnostic.ts";
import type { Rule } from "../rule.ts";
import { describeWanted } from "../settings/describe.ts";
import { takesEnvironment } from "../settings/environment.ts";
import { valuesOf, type PlacedValue } from "../settings/values.ts";

export const environmentNotAllowed = defineDiagnostic<{ name: string; path: string }>({
  code: "J4013",
  severity: "error",
  title: "Environment value where it cannot stand",
  message: ({ name, path }) => `${quote(path)} cannot come from ${quote(`env.${name}`)}.`,
});

function asSecret(placed: PlacedValue, { name }: EnvironmentValue): readonly Fix[] {
  const { path: file } = placed.owner.file.source;
  const newText = `secret.${name.text}`;
  const edits = [{ file, span: placed.value.span, newText }];
  return [{ title: `Write ${quote(newText)}`, edits, preferred: true }];
}

function refused(placed: PlacedValue, value: EnvironmentValue): Diagnostic {
  const { owner, schema, path } = placed;
  const secret = schema.kind === "secret";
  const why = secret
    ? "A secret comes from `secret.NAME`, which is never logged."
    : `The compiler checks this setting, so the file must say it: ${describeWanted(schema)}.`;
  const place = { file: owner.file.source.path, span: value.span };
  return report(environmentNotAllowed, { name: value.name.text, path }, place, {
    hints: [why],
    fixes: secret ? asSecret(placed, value) : [],
  });
}

export const rule: Rule = {
  reports: [environmentNotAllowed],
  allowable: false,
  *check(context) {
    for (const owner of context.owners) {
      for (const placed of valuesOf(owner)) {
        const { value, schema } = placed;
        if (value.kind !== "Environment" || value.source !== "env" || takesEnvironment(schema))
          continue;
        yield refused(placed, value);
      }
    }
  },
};
