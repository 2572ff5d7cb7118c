import { quote } from "../../2-bind/text.ts";
import { defineDiagnostic } from "../../diagnostics/diagnostic.ts";

/** A layout is of one journey: of another text nobody knows what the layout says. */
export const textWithoutJourney = defineDiagnostic<{ layout: string; reason: string }>({
  code: "J8024",
  severity: "error",
  title: "Layout of a text that is not one journey",
  message: ({ layout, reason }) => `${quote(layout)} is the layout of one journey, and ${reason}.`,
});
