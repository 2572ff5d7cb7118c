import type { JourneyDeclaration, Name } from "../1-syntax/ast.ts";
import { report, type Diagnostic } from "../diagnostics/diagnostic.ts";
import { suggester } from "./did-you-mean.ts";
import { targetOf } from "./edges.ts";
import { unknownNode } from "./errors/nodes.ts";
import { suggestionDetails } from "./suggest-fix.ts";
import { quote } from "./text.ts";

/** The pages of a journey by the names of their members, for whoever wires to a member. */
function pagesByMember({ nodes }: JourneyDeclaration): ReadonlyMap<string, string> {
  const pages = new Map<string, string>();
  for (const node of nodes) {
    if (node.kind !== "Page") continue;
    for (const member of node.members) pages.set(member.name.text, node.name.text);
  }
  return pages;
}

/** Reports every arrow of a journey that points at nothing. */
export function checkTargets(
  file: string,
  journey: JourneyDeclaration,
  names: ReadonlySet<string>,
  diagnostics: Diagnostic[],
): void {
  const suggest = suggester(() => [...names, "success", "failure", "stop"]);
  let pages: ReadonlyMap<string, string> | undefined;
  const check = (target: Name): void => {
    if (target.text === "" || targetOf(target, names) !== undefined) return;
    const place = { file, span: target.span };
    const parameters = { name: target.text, journey: journey.name.text };
    pages ??= pagesByMember(journey);
    const page = pages.get(target.text);
    const details =
      page === undefined
        ? suggestionDetails(suggest(target.text), place)
        : {
            hints: [`${quote(target.text)} is a member of page ${quote(page)}; wire to the page.`],
          };
    diagnostics.push(report(unknownNode, parameters, place, details));
  };
  for (const start of journey.starts) check(start.target);
  for (const node of journey.nodes) for (const wiring of node.wirings) check(wiring.target);
}
