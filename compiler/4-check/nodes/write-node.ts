import type { NodeManifest } from "@journeyc/grammar/manifest";
import { outcomesOf } from "../../2-bind/outcomes.ts";
import { indentationStep } from "../layout.ts";
import { type Known, sampleValue } from "../settings/sample-value.ts";
import { spell } from "../wiring/edit-wirings.ts";

/** The names that authors give most to outcomes of their own. */
const authored = ["true", "false"];

/** A setting with a value to be replaced. */
export interface SampleSetting {
  readonly name: string;
  readonly value: string;
}

/** The settings that a node of a type must have, each with a value that it could have. */
export function requiredSettings(manifest: NodeManifest, known: Known): readonly SampleSetting[] {
  const { outcomes, settings } = manifest;
  return settings.required.flatMap((name) => {
    const schema = settings.properties[name];
    if (schema === undefined) return [];
    const names = outcomes.from === "setting" && outcomes.setting === name;
    const value = names
      ? `[${authored.map((outcome) => JSON.stringify(outcome)).join(", ")}]`
      : sampleValue(name, schema, known);
    return [{ name, value }];
  });
}

/** The outcomes that a new node must wire. */
export interface OutcomesToWire {
  /** Those whose names its type knows. */
  readonly named: readonly string[];
  /** True when the author names further ones, in a setting that the node must have. */
  readonly authored: boolean;
}

/** The outcomes that a new node of a type must wire; undefined where nobody knows them, and a bare arrow is all. */
export function outcomesToWire(manifest: NodeManifest): OutcomesToWire | undefined {
  const { outcomes, settings } = manifest;
  if (outcomes.from === "setting" && settings.required.includes(outcomes.setting)) {
    const own = outcomes.list.filter(({ optional, when }) => !optional && !when);
    return { named: own.map(({ name }) => name), authored: true };
  }
  const known = outcomesOf(manifest, [], () => undefined);
  const named = known?.filter(({ optional }) => optional === undefined).map(({ name }) => name);
  return named && { named, authored: false };
}

/**
 * A new node, formatted: with the settings that it must have, and each outcome that must be wired on a line of its own.
 * @param indentation of the line on which it starts
 * @param write how a setting's value is written: for editors, as something to fill in
 */
export function writeNode(
  name: string,
  manifest: NodeManifest,
  target: string,
  known: Known,
  indentation: string,
  write: (setting: SampleSetting) => string = ({ value }) => value,
): string {
  const inside = indentation + indentationStep;
  const settings = requiredSettings(manifest, known).map(
    (setting) => `${inside}${setting.name}: ${write(setting)}\n`,
  );
  const toWire = outcomesToWire(manifest);
  const outcomes = [...(toWire?.named ?? []), ...(toWire?.authored === true ? authored : [])];
  const head = `node ${name}: ${manifest.type}`;
  if (outcomes.length < 2 && settings.length === 0) return `${head} -> ${target}`;
  const lefts = outcomes.length < 2 ? [""] : outcomes.map(spell);
  const width = Math.max(...lefts.map((left) => left.length));
  const lines = lefts.map(
    (left) => `${inside}${left === "" ? "" : `${left.padEnd(width)} `}-> ${target}\n`,
  );
  const between = settings.length > 0 ? "\n" : "";
  return `${head} {\n${settings.join("")}${between}${lines.join("")}${indentation}}`;
}
