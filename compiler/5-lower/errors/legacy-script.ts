import { quote } from "../../2-bind/text.ts";
import { defineDiagnostic } from "../../diagnostics/diagnostic.ts";

interface Parameters {
  node: string;
  script: string;
}

export const legacyScriptCannotRun = defineDiagnostic<Parameters & { sign: string }>({
  code: "J9106",
  severity: "error",
  title: "Legacy script cannot run",
  message: ({ node, script, sign }) =>
    `Node ${quote(node)} runs ${quote(script)}, a legacy script: ${quote(sign)} is not there outside of AM.`,
});

export const brokenScriptCannotRun = defineDiagnostic<Parameters & { fault: string }>({
  code: "J9107",
  severity: "error",
  title: "Script cannot be read as JavaScript",
  message: ({ node, script, fault }) =>
    `Node ${quote(node)} runs ${quote(script)}, which is no JavaScript: ${fault}.`,
});
