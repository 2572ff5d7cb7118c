import { quote } from "../../2-bind/text.ts";
import { pathTo } from "../../3-flow/solver/witness.ts";
import { defineDiagnostic, report } from "../../diagnostics/diagnostic.ts";
import { keysInWords, placeOfReader } from "../proofs/reader.ts";
import { stepsOf } from "../proofs/steps.ts";
import { unmetReadsOf } from "../proofs/unmet-reads.ts";
import type { Rule } from "../rule.ts";

export const lostKey = defineDiagnostic<{
  node: string;
  keys: readonly string[];
  by: "page" | "inner";
  at: string;
}>({
  code: "J5003",
  severity: "error",
  title: "State that is lost on the way",
  message: ({ node, keys, by, at }) =>
    by === "page"
      ? `${quote(node)} needs ${keysInWords(keys)}, which is gone once ${quote(at)} has asked the user.`
      : `${quote(node)} needs ${keysInWords(keys)}, which does not come back from the inner journey of ${quote(at)}.`,
});

export const rule: Rule = {
  reports: [lostKey],
  allowable: true,
  *check(context) {
    for (const unmet of context.fact(unmetReadsOf).found) {
      const { exploration, visit, read, reader, chain } = unmet;
      const { loss } = visit.fact;
      if (loss === undefined) continue;
      const parameters = { node: reader.name, keys: read.keys, by: loss.by, at: loss.node.name };
      yield report(lostKey, parameters, placeOfReader(unmet), {
        path: stepsOf(pathTo(exploration, visit, chain)),
        hints: [
          loss.by === "page"
            ? "Transient state lasts until the user is asked again: use the value before, or collect it after."
            : "Passwords and transient state stay in the journey that collects them: collect and use them in one journey.",
        ],
      });
    }
  },
};
