import { quote } from "../../2-bind/text.ts";
import { defineDiagnostic } from "../../diagnostics/diagnostic.ts";

export const settingNotDescribed = defineDiagnostic<{ type: string; setting: string }>({
  code: "J8035",
  severity: "error",
  title: "Setting whose type is not known",
  message: ({ type, setting }) =>
    `The schema of ${quote(type)} does not say which JSON type its setting ${quote(setting)} has.`,
});
