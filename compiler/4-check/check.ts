import type { Program } from "../2-bind/model.ts";
import { inOrder } from "../diagnostics/collection.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { applyAllows } from "./allow.ts";
import { CheckContext } from "./context.ts";
import { type Phases, unwatched } from "../phases.ts";
import { rules } from "./rules/index.ts";

/** Runs every rule over a bound program, and silences what `@allow` names. Never throws for what a file says. */
export function checkProgram(
  program: Program,
  { tell }: Phases = unwatched,
): readonly Diagnostic[] {
  const context = new CheckContext(program);
  const found: Diagnostic[] = [];
  for (const [index, rule] of rules.entries()) {
    tell("Rules checked:", index, rules.length);
    for (const diagnostic of rule.check(context)) found.push(diagnostic);
  }
  return inOrder(applyAllows(program, rules, inOrder(found)));
}
