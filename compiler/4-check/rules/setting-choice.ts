import { didYouMean } from "../../2-bind/did-you-mean.ts";
import { suggestionDetails } from "../../2-bind/suggest-fix.ts";
import { quote, quoteList } from "../../2-bind/text.ts";
import { defineDiagnostic, report, type Diagnostic } from "../../diagnostics/diagnostic.ts";
import { describeValue } from "../settings/describe.ts";
import type { Rule } from "../rule.ts";
import type { SettingsOwner } from "../settings/owner.ts";
import type { SettingFault } from "../settings/validate.ts";

export const notAChoice = defineDiagnostic<{ path: string; found: string }>({
  code: "J4004",
  severity: "error",
  title: "Setting is not one of the choices",
  message: ({ path, found }) => `${quote(path)} cannot be ${found}.`,
});

function notOneOf(owner: SettingsOwner, { place, path }: SettingFault): Diagnostic {
  const choices = place.schema?.enum ?? [];
  const { value } = place;
  const text = value?.kind === "String" ? value.value : "";
  const found = value?.kind === "String" ? quote(text) : value ? describeValue(value) : "this";
  const label = { file: owner.file.source.path, span: place.span };
  const details = suggestionDetails(didYouMean(text, choices), label, JSON.stringify);
  const hints = [...details.hints, `It is one of ${quoteList(choices, "or")}.`];
  return report(notAChoice, { path, found }, label, { ...details, hints });
}

export const rule: Rule = {
  reports: [notAChoice],
  allowable: false,
  *check(context) {
    for (const owner of context.owners) {
      for (const fault of context.faultsOf(owner)) {
        if (fault.keyword === "enum") yield notOneOf(owner, fault);
      }
    }
  },
};
