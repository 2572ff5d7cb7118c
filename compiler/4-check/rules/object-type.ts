import type { Connector } from "../../2-bind/model.ts";
import { didYouMean } from "../../2-bind/did-you-mean.ts";
import { suggestionDetails } from "../../2-bind/suggest-fix.ts";
import { quote, quoteList } from "../../2-bind/text.ts";
import { defineDiagnostic, report, type Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Rule } from "../rule.ts";
import { valueOf } from "../settings/owner.ts";
import { valuesOf, type PlacedValue } from "../settings/values.ts";

export const unknownObjectType = defineDiagnostic<{ connector: string; objectType: string }>({
  code: "J4007",
  severity: "error",
  title: "Unknown object type",
  message: ({ connector, objectType }) =>
    `Connector ${quote(connector)} has no object type ${quote(objectType)}.`,
});

/** The connector that the sibling setting names; undefined when it is not known (reported). */
function connectorOf({ owner, schema }: PlacedValue): Connector | undefined {
  const sibling = schema.connectorSetting && valueOf(owner, schema.connectorSetting);
  if (!sibling || sibling.kind !== "Reference") return undefined;
  const symbol = owner.file.scope.get(sibling.name.text);
  return symbol?.kind === "connector" ? symbol : undefined;
}

function* checkValue(placed: PlacedValue): Generator<Diagnostic> {
  const { owner, value, schema } = placed;
  if (schema.kind !== "objectType" || value.kind !== "String" || value.value === "") return;
  const connector = connectorOf(placed);
  const types = connector?.manifest?.objectTypes;
  if (connector === undefined || types === undefined || types.includes(value.value)) return;
  const place = { file: owner.file.source.path, span: value.span };
  const suggestion = didYouMean(value.value, types);
  const details = suggestionDetails(suggestion, place, JSON.stringify);
  const parameters = { connector: connector.name, objectType: value.value };
  yield report(unknownObjectType, parameters, place, {
    ...details,
    hints: [...details.hints, `It has ${quoteList(types)}.`],
    related: [
      { file: connector.file, span: connector.declaration.name.span, text: "the connector" },
    ],
  });
}

export const rule: Rule = {
  reports: [unknownObjectType],
  allowable: false,
  *check(context) {
    for (const owner of context.owners) {
      for (const placed of valuesOf(owner)) yield* checkValue(placed);
    }
  },
};
