import type { Value } from "../../1-syntax/ast.ts";
import { javaScriptsOf } from "../../2-bind/javascript/scripts-of.ts";
import type { Member, Node } from "../../2-bind/model.ts";
import { outcomesSetting } from "../../2-bind/scripts.ts";
import { quote, quoteList } from "../../2-bind/text.ts";
import { defineDiagnostic, report } from "../../diagnostics/diagnostic.ts";
import type { Rule } from "../rule.ts";

interface Parameters {
  script: string;
  outcomes: readonly string[];
}

export const outcomeNeverSet = defineDiagnostic<Parameters>({
  code: "J4021",
  severity: "warning",
  title: "Outcome that the script never sets",
  message: ({ script, outcomes }) => `${quote(script)} never sets ${quoteList(outcomes)}.`,
});

export const outcomeNotListed = defineDiagnostic<Parameters>({
  code: "J4022",
  severity: "warning",
  title: "Outcome of a script that is not listed",
  message: ({ script, outcomes }) =>
    `${quote(script)} sets ${quoteList(outcomes)}, which \`outcomes\` does not list.`,
});

/** The outcomes that are listed, where all of them are known. */
function listed(part: Node | Member): { value: Value; texts: readonly string[] } | undefined {
  const value = outcomesSetting(part)?.value;
  if (value?.kind !== "List") return undefined;
  const texts = value.items.flatMap((item) => (item.kind === "String" ? [item.value] : []));
  return texts.length === value.items.length ? { value, texts } : undefined;
}

export const rule: Rule = {
  reports: [outcomeNeverSet, outcomeNotListed],
  allowable: true,
  *check(context) {
    for (const { nodes, path: file } of context.journeys) {
      for (const part of [...nodes].flatMap((node) => [node, ...node.members])) {
        const list = listed(part);
        if (!list) continue;
        const place = { file, span: list.value.span };
        for (const { literal, facts } of javaScriptsOf(part, context.program.scripts)) {
          // Of a script in which none is found nothing is known.
          if (!facts.outcomes || facts.outcomes.texts.size === 0) continue;
          const { texts, isWhole } = facts.outcomes;
          const script = literal.value;
          const never = list.texts.filter((text) => !texts.has(text));
          const unlisted = [...texts].filter((text) => !list.texts.includes(text)).toSorted();
          if (isWhole && never.length > 0)
            yield report(outcomeNeverSet, { script, outcomes: never }, place, {
              hints: ["Take it out of the list and of the wiring, or let the script set it."],
            });
          if (unlisted.length > 0)
            yield report(outcomeNotListed, { script, outcomes: unlisted }, place, {
              hints: ["The run ends in an error when the script sets it: list it, and wire it."],
            });
        }
      }
    }
  },
};
