import type { OutcomeManifest } from "@journeyc/grammar/manifest";
import type { Member, Node } from "../../2-bind/model.ts";
import { quote } from "../../2-bind/text.ts";
import { type Diagnostic, report } from "../../diagnostics/diagnostic.ts";
import { notInAm } from "../errors/beyond-am.ts";
import type { WithLayout } from "./obstacles.ts";

function settingsBeyond(part: Node | Member, file: string): readonly Diagnostic[] {
  const schemas = part.manifest?.settings.properties ?? {};
  return part.declaration.settings.flatMap(({ key }) => {
    const schema = Object.hasOwn(schemas, key.text) ? schemas[key.text] : undefined;
    if (!schema?.beyondAm) return [];
    const what = `the setting ${quote(key.text)}`;
    const instead = "There the node works as it does without it.";
    return [report(notInAm, { what, instead }, { file, span: key.span })];
  });
}

/** What AM does where the outcome is taken here. */
function insteadOf({ optional }: OutcomeManifest): string {
  return optional === undefined || optional.foldsInto === "error"
    ? "There the run ends in an error."
    : `There ${quote(optional.foldsInto)} is taken.`;
}

/** Outcomes that lead elsewhere than what AM takes instead. */
function outcomesBeyond({ outcomes, wiring }: Node, file: string): readonly Diagnostic[] {
  return (outcomes ?? []).flatMap((outcome) => {
    const { name, beyondAm: isBeyond, optional } = outcome;
    const wired = wiring.taken.get(name);
    if (!isBeyond || wired === undefined) return [];
    if (wiring.taken.get(optional?.foldsInto ?? "")?.target.text === wired.target.text) return [];
    const written = wired.outcomes.find(({ text }) => text === name) ?? wired.target;
    const what = `the outcome ${quote(name)}`;
    const instead = insteadOf(outcome);
    return [report(notInAm, { what, instead }, { file, span: written.span })];
  });
}

/** AM runs scripts in JavaScript, of a kind of its own. */
function scriptBeyond({ script }: Node | Member, file: string): readonly Diagnostic[] {
  if (script === undefined) return [];
  const what = `the script ${quote(script.literal.value)} in TypeScript`;
  const instead = "There its text stands as it is, which AM does not run.";
  return [report(notInAm, { what, instead }, { file, span: script.literal.span })];
}

/** What a journey says that cannot be said in AM's JSON: it is left out there, and not without a word. */
export function beyondAm({ file, journey }: WithLayout): readonly Diagnostic[] {
  const { path } = file.source;
  return [...journey.nodes.values()].flatMap((node) => [
    ...[node, ...node.members].flatMap((part) => settingsBeyond(part, path)),
    ...outcomesBeyond(node, path),
    ...[node, ...node.members].flatMap((part) => scriptBeyond(part, path)),
  ]);
}
