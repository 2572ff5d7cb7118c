import { defineDiagnostic } from "../../diagnostics/diagnostic.ts";
import { quote } from "../text.ts";

export const scriptUnreadable = defineDiagnostic<{ path: string; reason: string }>({
  code: "J2035",
  severity: "error",
  title: "Script cannot be read",
  message: ({ path, reason }) => `The script ${quote(path)} ${reason}.`,
});
