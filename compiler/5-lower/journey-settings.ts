import type { Setting } from "../1-syntax/ast.ts";
import type { BoundFile } from "../2-bind/model.ts";
import { journeySettings } from "../4-check/settings/journey-settings.ts";
import { report, type Diagnostic } from "../diagnostics/diagnostic.ts";
import { settingNotObeyed } from "./errors/journey-setting.ts";

/** What the runtime does as the journey says. */
const obeyed: ReadonlySet<string> = new Set(["innerTreeOnly"]);

/** True when the value is the default, which is what the runtime does anyway. */
function isDefault({ key, value }: Setting): boolean {
  const fallback = journeySettings.properties[key.text]?.default;
  return value.kind === "Boolean" && value.value === fallback;
}

/** One error per setting of a journey that would be ignored when it runs. */
export function ignoredSettings(file: BoundFile): readonly Diagnostic[] {
  return file.journeys.flatMap(({ name, declaration }) =>
    declaration.settings
      .filter((setting) => !obeyed.has(setting.key.text) && !isDefault(setting))
      .map(({ key }) => {
        const place = { file: file.source.path, span: key.span };
        return report(settingNotObeyed, { journey: name, setting: key.text }, place, {
          hints: ["Remove it, or keep this journey for checking and export only."],
        });
      }),
  );
}
