import type { BoundFile, Journey, Program } from "../../2-bind/model.ts";
import { isScriptPath } from "../../2-bind/scripts.ts";
import { usualPlaceholder } from "../environment-names.ts";
import { dependencyPaths } from "../from-text/dependencies.ts";
import { documentOf } from "../from-text/journey.ts";
import type { Meanings } from "../from-text/meanings.ts";
import { amName } from "../from-text/names.ts";
import { scriptPathsOf } from "../from-text/scripts.ts";
import type { JsonObject } from "../json.ts";
import { scriptAt } from "../scripts/paths.ts";
import type { Layout } from "../sidecar/layout.ts";

/** The text of a file that a journey names, seen from it; undefined where there is none. */
export type ReadBeside = (journeyFile: string, specifier: string) => string | undefined;

/** What the names in a file mean, as the file and its layout say. */
function meaningsOf({ scope }: BoundFile, layout: Layout | undefined): Meanings {
  const environment = layout?.environment ?? {};
  return {
    journeyName(name) {
      const symbol = scope.get(name);
      return symbol?.kind === "journey" ? amName(symbol) : name;
    },
    placeholder: (name) =>
      (Object.hasOwn(environment, name) ? environment[name] : undefined) ?? usualPlaceholder(name),
    memberId: () => undefined,
    scriptId: (text) => (isScriptPath(text) ? scriptAt(text, layout?.scripts).id : text),
  };
}

/** The files that a journey and its layout name, as they name them. */
function filesBeside(journey: Journey, layout: Layout | undefined): readonly string[] {
  const scripts = [...Object.keys(layout?.scripts ?? {}), ...scriptPathsOf(journey)];
  return [...new Set([...scripts, ...(layout ? dependencyPaths(layout) : [])])];
}

/** A bound journey and its layout as a document. */
export function exportedDocument(
  file: BoundFile,
  journey: Journey,
  layout: Layout | undefined,
  readBeside: ReadBeside,
): JsonObject {
  const texts = filesBeside(journey, layout).flatMap((path) => {
    const text = readBeside(file.source.path, path);
    return text === undefined ? [] : [[path, text] as const];
  });
  const meanings = meaningsOf(file, layout);
  return documentOf({ file, journey, layout, meanings, texts: new Map(texts) });
}

/** The bound file of a path, with its journeys. */
export function fileOf({ files }: Program, path: string): BoundFile | undefined {
  return files.find(({ source }) => source.path === path);
}
