import type { NodeManifest, OutcomeManifest, SettingCondition } from "@journeyc/grammar/manifest";
import type { Setting, Value } from "../1-syntax/ast.ts";
import type { ScriptSignature } from "./script-reader.ts";

/** Finds a node type by its id in AM's JSON. */
export type TypeOf = (amType: string) => NodeManifest | undefined;

function literal(value: Value): unknown {
  return value.kind === "Boolean" || value.kind === "String" || value.kind === "Number"
    ? value.value
    : undefined;
}

/** True when a condition holds for the value of its setting. */
export function holds(when: SettingCondition, value: unknown): boolean {
  if ("equals" in when) return value === when.equals;
  return typeof value === "number" && value > when.above;
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
    return holds(when, manifest.settings.properties[when.setting]?.default);
  }
  return given.kind === "Environment" || holds(when, literal(given));
}

/**
 * The outcomes that a node of this type has with these settings; undefined when its members decide, or when they are
 * those that are wired.
 */
export function outcomesOf(
  manifest: NodeManifest,
  settings: readonly Setting[],
  typeOf: TypeOf,
  script?: ScriptSignature,
): readonly OutcomeManifest[] | undefined {
  const { outcomes } = manifest;
  if (outcomes.from === "lastMember" || outcomes.from === "wiring") return undefined;
  const declared = outcomes.list.filter((outcome) => exists(outcome, manifest, settings));
  if (outcomes.from === "fixed") return declared;
  const value = settings.find(({ key }) => key.text === outcomes.setting)?.value;
  if (value === undefined && outcomes.from === "setting" && script?.outcomes !== undefined)
    return [...declared, ...script.outcomes.map((text) => scriptsOutcome(text, script))];
  // What the author has not written down, nobody knows; that it is missing is said elsewhere.
  if (value === undefined && manifest.settings.required.includes(outcomes.setting))
    return undefined;
  const named =
    outcomes.from === "setting" ? namedByAuthor(value) : ofNodeType(value, manifest, typeOf);
  return named && [...declared, ...named];
}

/** The outcomes that the author has named in a list; undefined when they are not written down. */
function namedByAuthor(value: Value | undefined): readonly OutcomeManifest[] | undefined {
  if (value !== undefined && value.kind !== "List") return undefined;
  const texts = new Set(
    value?.items.flatMap((item) => (item.kind === "String" ? [item.value] : [])) ?? [],
  );
  return [...texts].map(authorsOutcome);
}

/** An outcome that the author has named: its id is what it is called. */
function authorsOutcome(text: string): OutcomeManifest {
  return { name: text, id: text, displayName: text, description: "Named by the author." };
}

function scriptsOutcome(text: string, { name }: ScriptSignature): OutcomeManifest {
  return { ...authorsOutcome(text), description: `Returned by the script, \`${name}\`.` };
}

/** All outcomes that a type can have, whatever its settings are: only at run time are those known. */
function ofNodeType(
  value: Value | undefined,
  asking: NodeManifest,
  typeOf: TypeOf,
): readonly OutcomeManifest[] | undefined {
  const imitated = value?.kind === "String" ? typeOf(value.value) : undefined;
  // A type that imitates another has none of its own.
  if (imitated === undefined || imitated.amType === asking.amType) return undefined;
  if (imitated.outcomes.from !== "fixed") return undefined;
  return imitated.outcomes.list.map(({ name, id, displayName, description, optional }) => ({
    name,
    id,
    displayName,
    description,
    ...(optional && { optional }),
  }));
}
