import { hasWiredOutcomes } from "../../2-bind/nodes.ts";
import { quote } from "../../2-bind/text.ts";
import { defineDiagnostic, report } from "../../diagnostics/diagnostic.ts";
import type { Rule } from "../rule.ts";
import { placeOfNode } from "../wiring/places.ts";

export const opaqueNotWired = defineDiagnostic<{ node: string }>({
  code: "J3014",
  severity: "error",
  title: "Opaque node without wiring",
  message: ({ node }) => `${quote(node)} wires no outcome.`,
});

export const rule: Rule = {
  reports: [opaqueNotWired],
  allowable: false,
  *check(context) {
    for (const journey of context.journeys) {
      for (const node of journey.nodes) {
        if (!node.opaque && !hasWiredOutcomes(node.manifest)) continue;
        if (node.declaration.wirings.length > 0) continue;
        yield report(opaqueNotWired, { node: node.name }, placeOfNode(journey, node), {
          hints: ["Name the outcomes that its type has, or write `-> stop` where it has none."],
        });
      }
    }
  },
};
