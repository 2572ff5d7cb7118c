import type { Program } from "../2-bind/model.ts";
import { inOrder } from "../diagnostics/collection.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { applyAllows } from "./allow.ts";
import { CheckContext } from "./context.ts";
import { type Phases, unwatched } from "../phases.ts";
import { partsOf } from "./parts.ts";
import { rules } from "./rules/index.ts";

/** Runs every rule over a bound program, and silences what `@allow` names. Never throws for what a file says. */
export function checkProgram(
  program: Program,
  { tell }: Phases = unwatched,
): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  let checked = 0;
  for (const part of partsOf(program)) {
    tell("Files checked:", checked, program.files.length);
    checked += part.files.length;
    const context = new CheckContext(part);
    for (const rule of rules) for (const diagnostic of rule.check(context)) found.push(diagnostic);
  }
  return inOrder(applyAllows(program, rules, inOrder(found)));
}
