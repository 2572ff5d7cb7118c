import { quote } from "../../2-bind/text.ts";
import { pathTo } from "../../3-flow/solver/witness.ts";
import { defineDiagnostic, report } from "../../diagnostics/diagnostic.ts";
import { keysInWords, placeOfReader } from "../proofs/reader.ts";
import { stepsOf } from "../proofs/steps.ts";
import { unmetReadsOf } from "../proofs/unmet-reads.ts";
import type { Rule } from "../rule.ts";

export const unsetKey = defineDiagnostic<{ node: string; keys: readonly string[] }>({
  code: "J5001",
  severity: "error",
  title: "State that is not set on every path",
  message: ({ node, keys }) =>
    `${quote(node)} needs ${keysInWords(keys)}, which this path does not set.`,
});

export const rule: Rule = {
  reports: [unsetKey],
  allowable: true,
  *check(context) {
    for (const unmet of context.fact(unmetReadsOf).found) {
      const { exploration, visit, read, reader, chain } = unmet;
      if (visit.fact.is !== "unset") continue;
      const parameters = { node: reader.name, keys: read.keys };
      yield report(unsetKey, parameters, placeOfReader(unmet), {
        path: stepsOf(pathTo(exploration, visit, chain)),
        hints: ["Let a node that sets it stand on this path, or lead the path elsewhere."],
      });
    }
  },
};
