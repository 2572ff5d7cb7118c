import {
  camelCase,
  indentationStep,
  outcomesToWire,
  spell,
  UniqueNames,
  wordsOf,
} from "journeyc/analysis";
import type { NodeManifest } from "@journeyc/grammar/manifest";
import type { Scene } from "./scene.ts";
import { linesOf, type Snippet, snippet, stop, type Stop } from "./snippet.ts";
import { targetStop } from "./targets.ts";
import { valueSnippet } from "./value-snippets.ts";

/** A name that a node of a type could have here: `dataStoreDecision`, `dataStoreDecision2`. */
export function nodeName(type: string, taken: Iterable<string>): string {
  const words = wordsOf(type);
  const short = words[0] === "Platform" && words.length > 1 ? words.slice(1) : words;
  return new UniqueNames(taken).take(camelCase(short));
}

/** The outcomes that a node of this type has to wire, as they are written; undefined where nobody knows them. */
function wired(manifest: NodeManifest, authored: Stop): readonly (string | Snippet)[] | undefined {
  const toWire = outcomesToWire(manifest);
  return (
    toWire && [...toWire.named.map(spell), ...(toWire.authored ? [snippet`"${authored}"`] : [])]
  );
}

function settingLines(manifest: NodeManifest, authored: Stop, scene: Scene): readonly Snippet[] {
  const { outcomes, settings } = manifest;
  return settings.required.flatMap((name) => {
    const schema = settings.properties[name];
    if (schema === undefined) return [];
    const names = outcomes.from === "setting" && outcomes.setting === name;
    const value = names ? snippet`["${authored}"]` : valueSnippet(name, schema, scene);
    return [snippet`${indentationStep}${name}: ${value}`];
  });
}

/** Lines of wiring with their arrows below each other. */
export function wiringLines(
  outcomes: readonly (string | Snippet)[],
  scene: Scene,
  indentation = indentationStep,
): readonly Snippet[] {
  const lengths = outcomes.map((one) => (typeof one === "string" ? one.length : 0));
  const width = Math.max(0, ...lengths);
  return outcomes.map((outcome) => {
    const left = typeof outcome === "string" ? outcome.padEnd(width) : outcome;
    return snippet`${indentation}${left} -> ${targetStop(scene)}`;
  });
}

/** A node from its type on: with the settings that it needs, and a line for each outcome that it must wire. */
export function nodeSnippet(manifest: NodeManifest, scene: Scene): Snippet {
  const authored = stop("outcome");
  const settings = settingLines(manifest, authored, scene);
  const outcomes = wired(manifest, authored);
  const bare = outcomes === undefined || outcomes.length < 2;
  if (bare && settings.length === 0) return snippet`${manifest.type} -> ${targetStop(scene)}`;
  const wirings = bare
    ? [snippet`${indentationStep}-> ${targetStop(scene)}`]
    : wiringLines(outcomes, scene);
  const between: readonly Snippet[] = settings.length > 0 ? [[""]] : [];
  return linesOf([[`${manifest.type} {`], ...settings, ...between, ...wirings, ["}"]]);
}

/** A member of a page from its type on. */
export function memberSnippet(manifest: NodeManifest, scene: Scene): Snippet {
  const settings = settingLines(manifest, stop("outcome"), scene);
  if (settings.length === 0) return [manifest.type];
  return linesOf([[`${manifest.type} {`], ...settings, ["}"]]);
}
