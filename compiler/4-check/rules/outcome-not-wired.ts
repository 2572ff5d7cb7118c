import type { Node } from "../../2-bind/model.ts";
import { quote, quoteList } from "../../2-bind/text.ts";
import {
  defineDiagnostic,
  report,
  type Diagnostic,
  type Fix,
} from "../../diagnostics/diagnostic.ts";
import type { CheckedJourney } from "../context.ts";
import type { Rule } from "../rule.ts";
import { editWirings } from "../wiring/edit-wirings.ts";
import { placeOfNode } from "../wiring/places.ts";
import { scriptLabels } from "../wiring/script-label.ts";

export const outcomeNotWired = defineDiagnostic<{ node: string; outcomes: readonly string[] }>({
  code: "J3001",
  severity: "error",
  title: "Outcome not wired",
  message: ({ node, outcomes }) => `${quote(node)} does not wire ${quoteList(outcomes)}.`,
});

function wireTo(target: string, { file }: CheckedJourney, node: Node, preferred: boolean): Fix {
  const { unwired } = node.wiring;
  // A node that has one outcome is wired by a bare arrow.
  const bare = node.outcomes?.length === 1;
  const add = unwired.map(({ name }) => ({ outcomes: bare ? [] : [name], target }));
  return {
    title: `Wire to ${quote(target)}`,
    edits: editWirings(file.source, node, { add }),
    preferred,
  };
}

function notWired(journey: CheckedJourney, node: Node): Diagnostic {
  const outcomes = node.wiring.unwired.map(({ name }) => name);
  return report(outcomeNotWired, { node: node.name, outcomes }, placeOfNode(journey, node), {
    related: scriptLabels(node),
    hints: node.wiring.unwired.map(({ name, description }) => `${quote(name)}: ${description}`),
    fixes: [wireTo("failure", journey, node, true), wireTo("stop", journey, node, false)],
  });
}

export const rule: Rule = {
  reports: [outcomeNotWired],
  allowable: false,
  *check(context) {
    for (const journey of context.journeys) {
      for (const node of journey.nodes) {
        const { incomplete, unwired } = node.wiring;
        if (!incomplete && unwired.length > 0) yield notWired(journey, node);
      }
    }
  },
};
