import { quote } from "../../2-bind/text.ts";
import { defineDiagnostic } from "../../diagnostics/diagnostic.ts";

/** A setting of a journey that is checked and exported, and that the runtime does nothing about. */
export const settingNotObeyed = defineDiagnostic<{ journey: string; setting: string }>({
  code: "J9102",
  severity: "error",
  title: "Journey setting that the runtime does not obey",
  message: ({ journey, setting }) =>
    `The runtime does not obey ${quote(setting)} of journey ${quote(journey)}.`,
});
