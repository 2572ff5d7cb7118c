import type { Span } from "../../1-syntax/ast.ts";
import { suggestionDetails } from "../../2-bind/suggest-fix.ts";
import { quote, quoteList } from "../../2-bind/text.ts";
import { defineDiagnostic, report, type Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Rule } from "../rule.ts";
import type { SettingsOwner } from "../settings/owner.ts";
import { knownSettings, suggestSetting } from "../settings/suggest-setting.ts";
import type { SettingFault } from "../settings/validate.ts";

export const unknownSetting = defineDiagnostic<{ name: string; type: string; path: string }>({
  code: "J4002",
  severity: "error",
  title: "Unknown setting",
  message: ({ name, type, path }) =>
    `${path === "" ? quote(type) : quote(path)} has no setting ${quote(name)}.`,
});

function unknown(owner: SettingsOwner, fault: SettingFault): Diagnostic {
  const name = String(fault.parameters["additionalProperty"]);
  const span = fault.place.keys.get(name) ?? fault.place.span;
  const suggestion = suggestSetting(name, owner, fault);
  const hidden = secretMeant(owner, name, suggestion.candidates);
  const place = { file: owner.file.source.path, span, ...(hidden && { hidden }) };
  const details = suggestionDetails(suggestion, place);
  const known = knownSettings(owner, fault);
  const list = known.length === 0 ? "It has no settings." : `It has ${quoteList(known)}.`;
  const hints = details.hints.length > 0 ? details.hints : [list];
  const parameters = { name, type: owner.type, path: fault.path };
  return report(unknownSetting, parameters, place, { ...details, hints });
}

/** The value of a setting that was meant to be a secret, or is called like one: its text is not shown. */
function secretMeant(
  owner: SettingsOwner,
  name: string,
  candidates: readonly string[],
): Span | undefined {
  const { properties } = owner.schema;
  const isSecret = candidates.some((known) => properties[known]?.kind === "secret");
  if (!isSecret && !/secret|password|passwd|token|private.?key|api.?key/i.test(name))
    return undefined;
  return owner.settings.get(name)?.value.span;
}

export const rule: Rule = {
  reports: [unknownSetting],
  allowable: false,
  *check(context) {
    for (const owner of context.owners) {
      for (const fault of context.faultsOf(owner)) {
        if (fault.keyword === "additionalProperties") yield unknown(owner, fault);
      }
    }
  },
};
