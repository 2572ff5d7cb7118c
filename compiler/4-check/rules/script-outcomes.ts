import type { Value } from "../../1-syntax/ast.ts";
import type { Member, Node } from "../../2-bind/model.ts";
import { outcomesSetting } from "../../2-bind/scripts.ts";
import { quote, quoteList } from "../../2-bind/text.ts";
import { defineDiagnostic, report, type Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { CheckedJourney } from "../context.ts";
import type { Rule } from "../rule.ts";
import { removeSetting } from "../settings/remove-setting.ts";

export const scriptOutcomes = defineDiagnostic<{
  script: string;
  never: readonly string[];
  unlisted: readonly string[];
}>({
  code: "J4016",
  severity: "error",
  title: "Outcomes that are not the script's",
  message: ({ script, never, unlisted }) =>
    [
      ...(never.length === 0 ? [] : [`${quote(script)} never returns ${quoteList(never)}`]),
      ...(unlisted.length === 0
        ? []
        : [`${never.length === 0 ? quote(script) : "it"} returns ${quoteList(unlisted)}, too`]),
    ].join("; ") + ".",
});

function textsOf(value: Value): readonly string[] | undefined {
  if (value.kind !== "List") return undefined;
  const texts = value.items.map((item) => (item.kind === "String" ? item.value : undefined));
  return texts.every((text) => text !== undefined) ? texts : undefined;
}

function check(journey: CheckedJourney, part: Node | Member): Diagnostic | undefined {
  const setting = outcomesSetting(part);
  const { script } = part;
  const returned = script?.signature.outcomes;
  const listed = setting && textsOf(setting.value);
  if (!setting || !script || !returned || !listed) return undefined;
  const never = listed.filter((text) => !returned.includes(text));
  const unlisted = returned.filter((text) => !listed.includes(text));
  if (never.length + unlisted.length === 0) return undefined;
  const { path, signature } = script;
  const { source } = journey.file;
  const place = { file: source.path, span: setting.value.span };
  return report(scriptOutcomes, { script: signature.name, never, unlisted }, place, {
    related: [{ file: path, span: signature.span, text: `it returns ${quote(signature.returns)}` }],
    hints: [`Its type says what the outcomes are: ${quote(setting.key.text)} can be left out.`],
    fixes: [
      {
        title: `Remove ${quote(setting.key.text)}`,
        edits: [removeSetting(source, setting)],
        preferred: false,
      },
    ],
  });
}

export const rule: Rule = {
  reports: [scriptOutcomes],
  allowable: false,
  *check(context) {
    for (const journey of context.journeys) {
      for (const node of journey.nodes) {
        for (const part of [node, ...node.members]) {
          const found = check(journey, part);
          if (found !== undefined) yield found;
        }
      }
    }
  },
};
