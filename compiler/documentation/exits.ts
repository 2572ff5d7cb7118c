import type { Node } from "../2-bind/model.ts";
import { code, listed, section, table } from "./markdown.ts";
import { type Documented, linkToStep } from "./subject.ts";

const ends = ["success", "failure", "stop"] as const;

function exitText(
  node: Node,
  end: (typeof ends)[number],
  documented: Documented,
): readonly string[] {
  const outcomes = node.edges.filter(({ target }) => target.kind === end);
  if (outcomes.length === 0) return [];
  const names = outcomes.map(({ outcome }) => code(outcome));
  return [`${linkToStep(node, documented)} on ${listed(names, "or")}`];
}

/** The ways out of a journey: which outcomes of which nodes lead to each end. */
export function exitsSection(documented: Documented): string {
  const { nodes, start } = documented.journey;
  const rows = ends.flatMap((end) => {
    const exits = [
      ...(start?.kind === end ? ["at once: the journey starts there"] : []),
      ...[...nodes.values()].flatMap((node) => exitText(node, end, documented)),
    ];
    return exits.length === 0 ? [] : [[`**${end}**`, exits.join("<br>")]];
  });
  return rows.length === 0 ? "" : section(2, "Ways out", table(["end", "from"], rows));
}
