import type { StringLiteral } from "../1-syntax/ast.ts";
import { report, type Diagnostic } from "../diagnostics/diagnostic.ts";
import type { BindContext } from "./context.ts";
import { scriptUnreadable } from "./errors/scripts.ts";
import { readFailureText } from "./read-failure.ts";

/** True: the path of a file beside the journey. Anything else is the id that AM has for a script. */
export function isScriptPath(text: string): boolean {
  return text.startsWith("./") || text.startsWith("../");
}

/** Looks whether the scripts that settings name as files are there. */
export function scriptChecker(
  context: BindContext,
  diagnostics: Diagnostic[],
): (file: string, script: StringLiteral) => void {
  return (file, { value, span }) => {
    if (!isScriptPath(value)) return;
    const read = context.readText(context.resolve(file, value));
    if (read.ok) return;
    const parameters = { path: value, reason: readFailureText(read.failure) };
    const hints = ["The path is relative to this file. The id of a script in AM has no `./`."];
    diagnostics.push(report(scriptUnreadable, parameters, { file, span }, { hints }));
  };
}
