import { quote } from "../../2-bind/text.ts";
import { pathTo } from "../../3-flow/solver/witness.ts";
import { defineDiagnostic, report, type Fix } from "../../diagnostics/diagnostic.ts";
import type { CheckContext } from "../context.ts";
import { keysInWords } from "../proofs/reader.ts";
import { stepsOf } from "../proofs/steps.ts";
import { unmetReadsOf, type NeededFromCaller } from "../proofs/unmet-reads.ts";
import type { Rule } from "../rule.ts";
import { insertSettings } from "../settings/insert-settings.ts";

export const needsCaller = defineDiagnostic<{
  journey: string;
  keys: readonly (readonly string[])[];
}>({
  code: "J5004",
  severity: "warning",
  title: "Journey that needs a caller",
  message: ({ journey, keys }) =>
    `Journey ${quote(journey)} needs ${keys.map(keysInWords).join(", and ")}, which only a journey that runs it can bring.`,
});

function fixesOf(context: CheckContext, { journey }: NeededFromCaller): readonly Fix[] {
  const owner = context.owners.find(
    (one) => one.type === "journey" && one.name === journey.declaration.name,
  );
  const edit =
    owner && !owner.settings.has("innerTreeOnly")
      ? insertSettings(owner, [{ name: "innerTreeOnly", value: "true" }])
      : undefined;
  if (edit === undefined) return [];
  return [{ title: "Let only other journeys run it", edits: [edit], preferred: false }];
}

export const rule: Rule = {
  reports: [needsCaller],
  allowable: true,
  *check(context) {
    for (const needed of context.fact(unmetReadsOf).fromCaller) {
      const { journey, keys, first } = needed;
      const place = { file: journey.file, span: journey.declaration.name.span };
      yield report(needsCaller, { journey: journey.name, keys }, place, {
        path: stepsOf(pathTo(first.exploration, first.visit, first.chain)),
        hints: [
          "Started by itself it cannot do its work. Collect what is missing, or let only other journeys run it.",
        ],
        fixes: fixesOf(context, needed),
      });
    }
  },
};
