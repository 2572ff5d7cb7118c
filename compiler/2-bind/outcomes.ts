import type { NodeManifest, OutcomeManifest } from "@journeyc/grammar/manifest";
import type { Setting, Value } from "../1-syntax/ast.ts";
import type { Member } from "./model.ts";

function literal(value: Value): unknown {
  return value.kind === "Boolean" || value.kind === "String" || value.kind === "Number"
    ? value.value
    : undefined;
}

/**
 * True when the outcome exists under these settings. A value that only the environment knows counts as any
 * value: the outcome may be taken then, so it exists.
 */
function exists(
  { when }: OutcomeManifest,
  manifest: NodeManifest,
  settings: readonly Setting[],
): boolean {
  if (when === undefined) return true;
  const given = settings.find((setting) => setting.key.text === when.setting)?.value;
  if (given === undefined) {
    return manifest.settings.properties[when.setting]?.default === when.equals;
  }
  return given.kind === "Environment" || literal(given) === when.equals;
}

/** The outcomes that a node of this type has with these settings; undefined when its members decide. */
export function outcomesOf(
  manifest: NodeManifest,
  settings: readonly Setting[],
): readonly OutcomeManifest[] | undefined {
  const { outcomes } = manifest;
  if (outcomes.from === "lastMember") return undefined;
  const declared = outcomes.list.filter((outcome) => exists(outcome, manifest, settings));
  if (outcomes.from === "fixed") return declared;
  const named = settings.find(({ key }) => key.text === outcomes.setting)?.value;
  // What the author has not written down, nobody knows; that it is missing is said elsewhere.
  if (named === undefined && manifest.settings.required.includes(outcomes.setting))
    return undefined;
  if (named !== undefined && named.kind !== "List") return undefined;
  const texts = new Set(
    named?.items.flatMap((item) => (item.kind === "String" ? [item.value] : [])) ?? [],
  );
  return [...declared, ...[...texts].map(authorsOutcome)];
}

/** An outcome that the author has named: its id is what it is called. */
function authorsOutcome(text: string): OutcomeManifest {
  return { name: text, id: text, displayName: text, description: "Named by the author." };
}

/** A page has the outcomes of its last member; undefined when they are not known. */
export function outcomesOfPage(members: readonly Member[]): readonly OutcomeManifest[] | undefined {
  const last = members.at(-1);
  if (last?.manifest === undefined) return undefined;
  return outcomesOf(last.manifest, last.declaration.settings);
}
