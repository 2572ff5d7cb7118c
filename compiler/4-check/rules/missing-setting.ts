import { quote, quoteList } from "../../2-bind/text.ts";
import {
  defineDiagnostic,
  report,
  type Diagnostic,
  type Fix,
} from "../../diagnostics/diagnostic.ts";
import type { CheckContext } from "../context.ts";
import type { Rule } from "../rule.ts";
import { certainValue, insertSettings } from "../settings/insert-settings.ts";
import type { SettingsOwner } from "../settings/owner.ts";
import { suggestSetting } from "../settings/suggest-setting.ts";
import type { Place } from "../settings/to-json.ts";
import type { SettingFault } from "../settings/validate.ts";

export const missingSetting = defineDiagnostic<{
  owner: string;
  names: readonly string[];
  path: string;
}>({
  code: "J4001",
  severity: "error",
  title: "Missing setting",
  message: ({ owner, names, path }) => {
    const where = path === "" ? quote(owner) : `${quote(path)} of ${quote(owner)}`;
    return `${where} lacks the ${names.length === 1 ? "setting" : "settings"} ${quoteList(names)}.`;
  },
});

/** What is missing at one place, without what a misspelled setting was meant to be. */
function missingAt(owner: SettingsOwner, faults: readonly SettingFault[]): readonly string[] {
  const meant = new Set(
    faults
      .filter(({ keyword }) => keyword === "additionalProperties")
      .flatMap((fault) => {
        const name = String(fault.parameters["additionalProperty"]);
        return suggestSetting(name, owner, fault).candidates;
      }),
  );
  return faults
    .filter(({ keyword }) => keyword === "required")
    .map(({ parameters }) => String(parameters["missingProperty"]))
    .filter((name) => !meant.has(name) && name !== owner.implied);
}

function fixes(owner: SettingsOwner, names: readonly string[]): readonly Fix[] {
  const certain = names.flatMap((name) => {
    const value = certainValue(owner, name);
    return value === undefined ? [] : [{ name, value }];
  });
  const edit = certain.length === 0 ? undefined : insertSettings(owner, certain);
  if (edit === undefined) return [];
  const title = `Set ${quoteList(certain.map(({ name }) => name))}`;
  return [{ title, edits: [edit], preferred: certain.length === names.length }];
}

/** A script whose type lists its outcomes needs no setting for them. */
function scriptHint({ script }: SettingsOwner, names: readonly string[]): readonly string[] {
  if (script === undefined || !names.includes("outcomes")) return [];
  const { name, returns } = script.signature;
  return [
    `Or let ${quote(name)} return a union of texts, such as ${quote('"low" | "high"')}: it returns ${quote(returns)}.`,
  ];
}

function* checkOwner(context: CheckContext, owner: SettingsOwner): Generator<Diagnostic> {
  const found = context.faultsOf(owner);
  if (found.length === 0) return;
  const byPlace = Map.groupBy(found, ({ place }): Place => place);
  for (const [place, faults] of byPlace) {
    const names = missingAt(owner, faults);
    if (names.length === 0) continue;
    const path = faults[0]?.path ?? "";
    const properties = (place.schema ?? owner.schema).properties ?? {};
    yield report(
      missingSetting,
      { owner: owner.name.text, names, path },
      { file: owner.file.source.path, span: place.span },
      {
        hints: [
          ...names.map((name) => `${quote(name)}: ${properties[name]?.description ?? ""}`),
          ...scriptHint(owner, names),
        ],
        fixes: path === "" ? fixes(owner, names) : [],
      },
    );
  }
}

export const rule: Rule = {
  reports: [missingSetting],
  allowable: false,
  *check(context) {
    for (const owner of context.owners) yield* checkOwner(context, owner);
  },
};
