import { quote } from "../../2-bind/text.ts";
import { defineDiagnostic, report, type Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { CheckedJourney } from "../context.ts";
import { indentationAt, indentationStep } from "../layout.ts";
import type { Rule } from "../rule.ts";
import { placeIn } from "../wiring/places.ts";

export const startMissing = defineDiagnostic<{ journey: string }>({
  code: "J3006",
  severity: "error",
  title: "Start missing",
  message: ({ journey }) => `Journey ${quote(journey)} does not say where it starts.`,
});

export const startTwice = defineDiagnostic<{ journey: string }>({
  code: "J3007",
  severity: "error",
  title: "Second start",
  message: ({ journey }) => `Journey ${quote(journey)} already has a \`start\`.`,
});

/** The first node that no other leads to; a journey most likely starts there. */
function likelyStart({ graph }: CheckedJourney): string | undefined {
  const targets = new Set(graph.successors.flat());
  return (graph.nodes.find((_, number) => !targets.has(number)) ?? graph.nodes[0])?.name;
}

function missing(checked: CheckedJourney): Diagnostic {
  const { journey, file, path } = checked;
  const { name, nodes, settings } = journey.declaration;
  const target = likelyStart(checked);
  const { text } = file.source;
  const anchor = settings.at(-1)?.span.end ?? text.indexOf("{", name.span.end) + 1;
  const indentation = indentationAt(text, journey.declaration.span.start) + indentationStep;
  const line = `\n${settings.length > 0 ? "\n" : ""}${indentation}start -> ${target ?? ""}`;
  const newText = settings.length === 0 && nodes.length > 0 ? `${line}\n` : line;
  const fixes =
    target === undefined || anchor === 0
      ? []
      : [
          {
            title: `Start at ${quote(target)}`,
            edits: [{ file: path, span: { start: anchor, end: anchor }, newText }],
            preferred: true,
          },
        ];
  return report(startMissing, { journey: name.text }, placeIn(checked, name.span), {
    hints: ["Write `start -> node` as the first line of the journey."],
    fixes,
  });
}

export const rule: Rule = {
  reports: [startMissing, startTwice],
  allowable: false,
  *check(context) {
    for (const checked of context.journeys) {
      const { name, starts } = checked.journey.declaration;
      const [first, ...more] = starts;
      if (first === undefined) yield missing(checked);
      for (const start of more) {
        yield report(startTwice, { journey: name.text }, placeIn(checked, start.span), {
          related:
            first === undefined ? [] : [{ ...placeIn(checked, first.span), text: "the first" }],
          hints: ["A journey starts at one node; remove one of the two."],
        });
      }
    }
  },
};
