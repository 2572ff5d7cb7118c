import type { Value } from "../../1-syntax/ast.ts";
import { jsonText } from "../../1-syntax/plain-data.ts";
import { quote } from "../../2-bind/text.ts";
import { defineDiagnostic, report, type Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Rule } from "../rule.ts";
import { describeValue, describeWanted } from "../settings/describe.ts";
import { convertDuration } from "../settings/duration.ts";
import { retypeFix } from "../settings/retype.ts";
import { valuesOf, type PlacedValue } from "../settings/values.ts";

export const wrongType = defineDiagnostic<{ path: string; wanted: string; found: string }>({
  code: "J4003",
  severity: "error",
  title: "Setting of the wrong type",
  message: ({ path, wanted, found }) => `${quote(path)} wants ${wanted}, not ${found}.`,
});

/** Values that JSON has no word for are looked at here; the settings schema looks at the others. */
function fits({ value, schema }: PlacedValue): boolean {
  switch (value.kind) {
    case "Reference":
    case "ResourceName":
      return ["journey", "connector", "resource"].includes(schema.kind ?? "");
    case "String":
      return !["journey", "connector", "resource"].includes(schema.kind ?? "");
    case "Null":
      return false;
    case "List":
    case "Object":
      return schema.kind !== "json" || jsonText(value) !== undefined;
    case "Duration":
      return schema.kind === "duration" && convertDuration(value, schema) !== undefined;
    default:
      return true;
  }
}

function wrong(placed: PlacedValue): Diagnostic {
  const { owner, value, schema, path } = placed;
  const conceal = schema.kind === "secret";
  const found = conceal ? "plain text" : describeValue(value);
  const parameters = { path, wanted: describeWanted(schema), found };
  const place = { file: owner.file.source.path, span: value.span, ...(conceal && { conceal }) };
  return report(wrongType, parameters, place, {
    hints: schema.description === "" ? [] : [schema.description],
    fixes: retypeFix(placed),
  });
}

export const rule: Rule = {
  reports: [wrongType],
  allowable: false,
  *check(context) {
    for (const owner of context.owners) {
      const refused = new Set<Value | undefined>();
      for (const { keyword, place } of context.faultsOf(owner)) {
        if (keyword === "type") refused.add(place.value);
      }
      for (const placed of valuesOf(owner)) {
        if (!fits(placed) || refused.has(placed.value)) yield wrong(placed);
      }
    }
  },
};
