import { parseQueryFilter } from "@journeyc/runtime/catalogue/query-filter";
import { defineDiagnostic, report } from "../../diagnostics/diagnostic.ts";
import { quote } from "../../2-bind/text.ts";
import type { Rule } from "../rule.ts";
import { spanInside } from "../settings/inside-string.ts";
import { valuesOf } from "../settings/values.ts";

export const malformedFilter = defineDiagnostic<{ path: string; expected: string }>({
  code: "J4008",
  severity: "error",
  title: "Malformed query filter",
  message: ({ path, expected }) => `The filter of ${quote(path)} lacks ${expected}.`,
});

export const rule: Rule = {
  reports: [malformedFilter],
  allowable: false,
  *check(context) {
    for (const owner of context.owners) {
      const { path: file, text } = owner.file.source;
      for (const { value, schema, path } of valuesOf(owner)) {
        if (schema.kind !== "queryFilter" || value.kind !== "String" || value.value === "")
          continue;
        const parsed = parseQueryFilter(value.value);
        if (parsed.ok) continue;
        const { offset, length, expected } = parsed.error;
        const span = spanInside(value, text, offset, offset + length);
        yield report(malformedFilter, { path, expected }, { file, span });
      }
    }
  },
};
