import { holds } from "../catalogue/setting-condition.ts";
import type { NodeManifest, OutcomeManifest } from "../manifest.ts";
import type { Settings } from "./settings.ts";

/** The outcomes that a node has with these settings. A page has those of its last member. */
export function outcomesOf(
  manifest: NodeManifest,
  settings: Settings,
  lastMember: { readonly manifest: NodeManifest; readonly settings: Settings } | undefined,
): readonly OutcomeManifest[] {
  if (manifest.outcomes.from === "lastMember") {
    return lastMember ? outcomesOf(lastMember.manifest, lastMember.settings, undefined) : [];
  }
  // A type with code knows its outcomes.
  if (manifest.outcomes.from === "wiring") return [];
  const declared = manifest.outcomes.list.filter(
    ({ when }) => !when || holds(when, settings[when.setting]),
  );
  if (manifest.outcomes.from !== "setting") return declared;
  const named = settings[manifest.outcomes.setting];
  const texts = Array.isArray(named) ? (named as readonly unknown[]) : [];
  return [...declared, ...texts.filter((text) => typeof text === "string").map(authorsOutcome)];
}

/** An outcome that the author has named, as AM has it: its id is what it is called. */
function authorsOutcome(text: string): OutcomeManifest {
  return { name: text, id: text, displayName: text, description: "Named by the author." };
}
