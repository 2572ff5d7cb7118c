import { quote } from "../../2-bind/text.ts";
import { defineDiagnostic } from "../../diagnostics/diagnostic.ts";

/** The layout of a journey is there and cannot be used: an export without it would give every node a new id. */
export const layoutUnreadable = defineDiagnostic<{ path: string; reason: string }>({
  code: "J8017",
  severity: "error",
  title: "Layout cannot be used",
  message: ({ path, reason }) => `The layout ${quote(path)} cannot be used: ${reason}.`,
});
