import type { RequirePoint } from "../1-syntax/ast.ts";
import { code, section } from "./markdown.ts";
import type { Documented } from "./subject.ts";

function pointText({ name, outcome }: RequirePoint): string {
  return outcome === undefined ? name.text : `${name.text}.${outcome.text}`;
}

/** What a journey requires of itself on every path; the checker proves it. */
export function policiesSection({ journey }: Documented): string {
  const lines = journey.declaration.requires.map(
    ({ needed, order, at }) =>
      `- ${code(`require ${pointText(needed)} ${order} ${pointText(at)}`)}`,
  );
  return section(2, "Policies", lines.join("\n"));
}
