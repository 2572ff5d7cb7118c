import type { Journey } from "../../2-bind/model.ts";
import { isScriptPath } from "../../2-bind/scripts.ts";
import type { JsonObject } from "../json.ts";
import { scriptAt } from "../scripts/paths.ts";
import { scriptOf } from "../scripts/record.ts";
import type { JourneySource } from "./journey.ts";

/** The scripts that the settings of a journey name by their files, each once. */
export function scriptPathsOf({ nodes }: Journey): readonly string[] {
  const parts = [...nodes.values()].flatMap((node) => [node, ...node.members]);
  const paths = parts.flatMap(({ declaration, manifest }) =>
    declaration.settings.flatMap(({ key, value }) => {
      const schemas = manifest?.settings.properties ?? {};
      const isScript = Object.hasOwn(schemas, key.text) && schemas[key.text]?.kind === "script";
      return isScript && value.kind === "String" && isScriptPath(value.value) ? [value.value] : [];
    }),
  );
  return [...new Set(paths)];
}

/** The scripts of a journey by their ids, as frodo has them: those that it names, and those that came with it. */
export function scriptsOf({ journey, layout, texts }: JourneySource): JsonObject {
  const known = layout?.scripts ?? {};
  const paths = new Set([...Object.keys(known), ...scriptPathsOf(journey)]);
  return Object.fromEntries(
    [...paths].flatMap((path) => {
      const text = texts.get(path);
      if (text === undefined) return [];
      const script = scriptAt(path, known);
      return [[script.id, scriptOf(script, text)] as const];
    }),
  );
}
