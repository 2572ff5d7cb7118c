import { quote } from "../../2-bind/text.ts";
import { defineDiagnostic } from "../../diagnostics/diagnostic.ts";

/** A value that AM takes. It can be checked and exported, but no app would start with it. */
export const settingRefused = defineDiagnostic<{ node: string; setting: string; reason: string }>({
  code: "J9108",
  severity: "error",
  title: "Setting that the runtime refuses",
  message: ({ node, setting, reason }) =>
    `The runtime refuses ${quote(setting)} of node ${quote(node)}: ${reason}.`,
});
