import { quote } from "../../2-bind/text.ts";
import { defineDiagnostic, report, type Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Rule } from "../rule.ts";
import type { SettingsOwner } from "../settings/owner.ts";
import type { SettingFault } from "../settings/validate.ts";

export const outOfRange = defineDiagnostic<{ path: string; limit: string }>({
  code: "J4005",
  severity: "error",
  title: "Setting outside its limits",
  message: ({ path, limit }) => `${quote(path)} must ${limit}.`,
});

function plural(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? "" : "s"}`;
}

/** What the keyword asks for, as the end of a sentence; undefined for keywords that are no limit. */
function limitOf({ keyword, parameters, place }: SettingFault): string | undefined {
  const limit = Number(parameters["limit"]);
  const unit = place.schema?.kind === "duration" ? ` ${place.schema.unit ?? "milliseconds"}` : "";
  switch (keyword) {
    case "minimum":
      return `be ${limit}${unit} or more`;
    case "exclusiveMinimum":
      return `be more than ${limit}${unit}`;
    case "maximum":
      return `be ${limit}${unit} or less`;
    case "minLength":
      return limit === 1 ? "not be empty" : `have ${plural(limit, "character")} or more`;
    case "minItems":
      return limit === 1 ? "not be empty" : `have ${plural(limit, "item")} or more`;
    case "pattern":
      return `have the form ${quote(String(parameters["pattern"]))}`;
    default:
      return undefined;
  }
}

function* beyond(owner: SettingsOwner, fault: SettingFault): Generator<Diagnostic> {
  const limit = limitOf(fault);
  if (limit === undefined) return;
  const place = { file: owner.file.source.path, span: fault.place.span };
  const description = fault.place.schema?.description;
  const hints = description === undefined || description === "" ? [] : [description];
  yield report(outOfRange, { path: fault.path, limit }, place, { hints });
}

export const rule: Rule = {
  reports: [outOfRange],
  allowable: false,
  *check(context) {
    for (const owner of context.owners) {
      for (const fault of context.faultsOf(owner)) yield* beyond(owner, fault);
    }
  },
};
