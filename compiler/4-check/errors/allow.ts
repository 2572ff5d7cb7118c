import { quote } from "../../2-bind/text.ts";
import { defineDiagnostic } from "../../diagnostics/diagnostic.ts";

export const allowWithEmptyReason = defineDiagnostic<{ code: string }>({
  code: "J2030",
  severity: "error",
  title: "`@allow` with an empty reason",
  message: ({ code }) => `This \`@allow\` of ${quote(code)} gives an empty reason.`,
});

export const allowUnknownCode = defineDiagnostic<{ code: string }>({
  code: "J2031",
  severity: "error",
  title: "`@allow` of an unknown code",
  message: ({ code }) => `There is no finding ${quote(code)}.`,
});

export const allowNotPossible = defineDiagnostic<{ code: string }>({
  code: "J2032",
  severity: "error",
  title: "`@allow` of what cannot be allowed",
  message: ({ code }) => `${quote(code)} cannot be silenced.`,
});

export const allowOfNothing = defineDiagnostic<{ code: string }>({
  code: "J2033",
  severity: "warning",
  title: "`@allow` with nothing to silence",
  message: ({ code }) => `There is no ${quote(code)} here to silence.`,
});
