import { javaScriptsOf } from "../2-bind/javascript/scripts-of.ts";
import type { BoundFile, Program } from "../2-bind/model.ts";
import { report, type Diagnostic } from "../diagnostics/diagnostic.ts";
import { brokenScriptCannotRun, legacyScriptCannotRun } from "./errors/legacy-script.ts";

/** One error per script of AM's that the sandbox could not run. */
export function unrunnableJavaScript(
  file: BoundFile,
  scripts: Program["scripts"],
): readonly Diagnostic[] {
  const nodes = file.journeys.flatMap((journey) => [...journey.nodes.values()]);
  return nodes
    .flatMap((node) => [node, ...node.members])
    .flatMap((part) =>
      javaScriptsOf(part, scripts).flatMap(({ literal, facts: { legacy, fault } }) => {
        const place = { file: file.source.path, span: literal.span };
        const parameters = { node: part.name, script: literal.value };
        if (legacy !== undefined) {
          const hints = ["docs/scripts-of-am.md says what each part of it becomes."];
          return [report(legacyScriptCannotRun, { ...parameters, sign: legacy }, place, { hints })];
        }
        return fault === undefined
          ? []
          : [report(brokenScriptCannotRun, { ...parameters, fault }, place)];
      }),
    );
}
