import type { Span } from "../../1-syntax/ast.ts";
import type { Resource } from "../../2-bind/model.ts";
import { suggestionDetails } from "../../2-bind/suggest-fix.ts";
import { quote, quoteList } from "../../2-bind/text.ts";
import { defineDiagnostic, report, type Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Rule } from "../rule.ts";
import { type AttributePath, attributePathsOf } from "../settings/attribute-paths.ts";
import { unknownPart } from "../settings/attributes.ts";
import { spanInside } from "../settings/inside-string.ts";
import { valuesOf, type PlacedValue } from "../settings/values.ts";

export const unknownAttribute = defineDiagnostic<{ resource: string; attribute: string }>({
  code: "J4006",
  severity: "error",
  title: "Unknown attribute",
  message: ({ resource, attribute }) => `${quote(resource)} has no attribute ${quote(attribute)}.`,
});

function unknownIn(
  path: AttributePath,
  resource: Resource,
  spanOf: (start: number, end: number) => Span,
  file: string,
): Diagnostic | undefined {
  const unknown = resource.schema && unknownPart(resource.schema, path.parts);
  if (unknown === undefined) return undefined;
  const { start, end } = path.spans[unknown.index] ?? { start: 0, end: 0 };
  const place = { file, span: spanOf(start, end) };
  const details = suggestionDetails(unknown.suggestion, place);
  const known = unknown.known.length === 0 ? [] : [`It has ${quoteList(unknown.known)}.`];
  const attribute = path.parts.slice(0, unknown.index + 1).join("/");
  return report(unknownAttribute, { resource: resource.name, attribute }, place, {
    ...details,
    hints: details.hints.length > 0 ? details.hints : known,
    related: [
      {
        file: resource.file,
        span: resource.declaration.from.span,
        text: "its schema is named here",
      },
    ],
  });
}

function* checkValue(placed: PlacedValue): Generator<Diagnostic> {
  const { owner, value } = placed;
  const resource = owner.journey?.resource;
  if (value.kind !== "String" || resource === undefined) return;
  const { path: file, text } = owner.file.source;
  for (const path of attributePathsOf(placed, value)) {
    const spanOf = (start: number, end: number): Span => spanInside(value, text, start, end);
    const found = unknownIn(path, resource, spanOf, file);
    if (found !== undefined) yield found;
  }
}

export const rule: Rule = {
  reports: [unknownAttribute],
  allowable: false,
  *check(context) {
    for (const owner of context.owners) {
      for (const placed of valuesOf(owner)) yield* checkValue(placed);
    }
  },
};
