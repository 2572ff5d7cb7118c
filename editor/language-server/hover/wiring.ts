import type { OutcomeManifest } from "@journeyc/grammar/manifest";
import type { Journey, Node, Target } from "journeyc/analysis";
import { code, line, type Line, strong } from "./text.ts";

/** Where an edge leads: a node with what it is, or an end. */
export function targetLine(target: Target, { nodes }: Journey): Line {
  if (target.kind !== "node") return [strong(target.kind)];
  const node = nodes.get(target.name);
  const kind = node && kindOf(node);
  return kind === undefined ? [code(target.name)] : line`${code(target.name)} (${kind})`;
}

/** What a node is called, or else what it is. */
function kindOf({ declaration }: Node): string {
  const { displayName } = declaration;
  if (displayName !== undefined && displayName.value !== "") return displayName.value;
  return declaration.kind === "Page" ? "page" : declaration.type.text;
}

/** What happens on an outcome that is wired to nothing. */
export function unwiredLine({ wiring }: Node, { name, optional }: OutcomeManifest): Line {
  const meant = wiring.taken.get(name)?.target.text;
  if (meant !== undefined && meant !== "") return line`there is no node ${code(meant)}`;
  if (optional === undefined) return line`not wired`;
  if (optional.foldsInto === "error") return line`not wired: the run ends in an error`;
  return line`not wired: ${code(optional.foldsInto)} is taken`;
}
