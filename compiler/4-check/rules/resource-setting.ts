import type { Resource } from "../../2-bind/model.ts";
import { quote } from "../../2-bind/text.ts";
import { defineDiagnostic, report, type Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Rule } from "../rule.ts";
import { valuesOf, type PlacedValue } from "../settings/values.ts";

export const otherResource = defineDiagnostic<{
  path: string;
  found: string;
  journey: string;
  wanted: string;
}>({
  code: "J4014",
  severity: "error",
  title: "Another resource than the journey's",
  message: ({ path, found, journey, wanted }) =>
    `${quote(path)} is ${quote(found)}, but journey ${quote(journey)} is about ${quote(wanted)}.`,
});

function resourceOf({ owner, value }: PlacedValue): Resource | undefined {
  if (value.kind !== "ResourceName") return undefined;
  const symbol = owner.file.scope.get(value.text);
  return symbol?.kind === "resource" ? symbol : undefined;
}

function* checkValue(placed: PlacedValue): Generator<Diagnostic> {
  const { owner, value, schema, path } = placed;
  const wanted = owner.journey?.resource;
  if (schema.kind !== "resource" || owner.journey === undefined || wanted === undefined) return;
  const found = resourceOf(placed);
  if (found === undefined || found.name === wanted.name) return;
  const place = { file: owner.file.source.path, span: value.span };
  const parameters = { path, found: found.name, journey: owner.journey.name, wanted: wanted.name };
  yield report(otherResource, parameters, place, {
    fixes: [
      {
        title: `Change to ${quote(wanted.name)}`,
        edits: [{ ...place, newText: wanted.name }],
        preferred: true,
      },
    ],
  });
}

export const rule: Rule = {
  reports: [otherResource],
  allowable: false,
  *check(context) {
    for (const owner of context.owners) {
      for (const placed of valuesOf(owner)) yield* checkValue(placed);
    }
  },
};
