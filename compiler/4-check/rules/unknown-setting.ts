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
  const place = { file: owner.file.source.path, span };
  const details = suggestionDetails(suggestSetting(name, owner, fault), place);
  const known = knownSettings(owner, fault);
  const list = known.length === 0 ? "It has no settings." : `It has ${quoteList(known)}.`;
  const hints = details.hints.length > 0 ? details.hints : [list];
  const parameters = { name, type: owner.type, path: fault.path };
  return report(unknownSetting, parameters, place, { ...details, hints });
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
