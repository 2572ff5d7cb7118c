import { quote } from "../../2-bind/text.ts";
import { defineDiagnostic } from "../../diagnostics/diagnostic.ts";

interface Parameters {
  node: string;
  script: string;
}

/** The id of a script that stands in AM: its text is not here. */
export const scriptOnlyInAm = defineDiagnostic<Parameters>({
  code: "J9103",
  severity: "error",
  title: "Script that stands in AM alone",
  message: ({ node, script }) =>
    `Node ${quote(node)} names the script ${quote(script)} by its id in AM: there is no file that the runtime could run.`,
});

export const scriptOfOtherLanguage = defineDiagnostic<Parameters & { languages: string }>({
  code: "J9104",
  severity: "error",
  title: "Script in a language that the runtime does not know",
  message: ({ node, script, languages }) =>
    `Node ${quote(node)} names the script ${quote(script)}, which is not in ${languages}.`,
});

/** Only where nobody reads the types of scripts, as in a browser. */
export const scriptTypesUnknown = defineDiagnostic<Parameters>({
  code: "J9105",
  severity: "error",
  title: "Script whose types are not known",
  message: ({ node, script }) =>
    `What the script ${quote(script)} of node ${quote(node)} reads and writes is not known here, so it cannot be compiled.`,
});
