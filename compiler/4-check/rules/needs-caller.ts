import { quote } from "../../2-bind/text.ts";
import { pathTo } from "../../3-flow/solver/witness.ts";
import { defineDiagnostic, report } from "../../diagnostics/diagnostic.ts";
import { keysInWords } from "../proofs/reader.ts";
import { stepsOf } from "../proofs/steps.ts";
import { unmetReadsOf } from "../proofs/unmet-reads.ts";
import type { Rule } from "../rule.ts";
import { letOnlyOthersRun } from "../settings/inner-tree-only.ts";

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

export const rule: Rule = {
  reports: [needsCaller],
  allowable: true,
  *check(context) {
    for (const { journey, keys, first } of context.fact(unmetReadsOf).fromCaller) {
      const place = { file: journey.file, span: journey.declaration.name.span };
      yield report(needsCaller, { journey: journey.name, keys }, place, {
        path: stepsOf(pathTo(first.exploration, first.visit, first.chain)),
        hints: [
          "Started by itself it cannot do its work. Collect what is missing, or let only other journeys run it.",
        ],
        fixes: letOnlyOthersRun(context, journey),
      });
    }
  },
};
