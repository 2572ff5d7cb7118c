import { pathsById } from "../from-text/dependencies.ts";
import type { Host } from "../../host.ts";
import { below } from "../../host/paths.ts";
import { parseSource } from "../../1-syntax/parse.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { dependencyFolder } from "./dependency-files.ts";
import { scriptFolder } from "./script-files.ts";
import { type EarlierFiles, keyOf } from "./shared-files.ts";
import { maximumImportBytes } from "../limits.ts";
import { readLayout } from "../sidecar/read.ts";
import { type Layout, layoutPath } from "../sidecar/layout.ts";

/** A journey of an earlier import. */
export interface EarlierJourney {
  readonly name: string;
  readonly identifier: string;
  readonly file: string;
  readonly layout: Layout;
  readonly text: string;
}

/** What an earlier import has left in a folder. */
export interface EarlierImport {
  /** By the names that AM has for them; several where journeys of one name came from several sources. */
  readonly journeys: ReadonlyMap<string, readonly EarlierJourney[]>;
  /** The stems of all journey files of the folder. */
  readonly files: readonly string[];
  readonly shared: EarlierFiles;
  readonly diagnostics: readonly Diagnostic[];
}

const journeySuffix = ".journey";

function isDirectlyIn(folder: string, path: string): boolean {
  const name = folder === "." ? path : path.slice(folder.length + 1);
  return !name.includes("/");
}

function nameIn(folder: string, path: string): string {
  return folder === "." ? path : path.slice(folder.length + 1);
}

/** The journey of a file with a layout; none where the text has none. */
function earlierJourney(file: string, text: string, layout: Layout): readonly EarlierJourney[] {
  const { value } = parseSource(file, text);
  const journey = value.declarations.find(({ kind }) => kind === "Journey");
  if (journey?.kind !== "Journey") return [];
  const identifier = journey.name.text;
  const name = journey.displayName?.value ?? identifier;
  return [{ name, identifier, file, layout, text }];
}

/** The files that a layout names, by what they are of. */
export function sharedFilesOf(layout: Layout | undefined): ReadonlyMap<string, string> {
  const { scripts = {}, dependencies = {} } = layout ?? {};
  const ofScripts = Object.entries(scripts).map(
    ([path, { id }]) => [keyOf(scriptFolder, id), path] as const,
  );
  const others = Object.entries(dependencies).flatMap(([kind, files]) =>
    pathsById(files).map(([id, path]) => [keyOf(dependencyFolder(kind), id), path] as const),
  );
  return new Map([...ofScripts, ...others]);
}

function earlierFiles(
  host: Host,
  folder: string,
  journeys: readonly EarlierJourney[],
): EarlierFiles {
  const folders = [scriptFolder, "dependencies"].map((name) => below(folder, name));
  const paths = folders.flatMap((each) => (host.isDirectory(each) ? host.list(each, "") : []));
  const named = journeys.flatMap(({ layout }) => [...sharedFilesOf(layout)]);
  const byKey = [...Map.groupBy(named, ([key]) => key)].map(([key, group]) => {
    const files = [...new Set(group.map(([, path]) => path))].map((path) => {
      const read = host.read(below(folder, path.replace(/^\.\//, "")), maximumImportBytes);
      return { path, text: read.ok ? read.text : undefined };
    });
    return [key, files] as const;
  });
  return {
    byKey: new Map(byKey),
    paths: paths.map((path) => `./${nameIn(folder, path)}`),
  };
}

/** Reads what an earlier import has left in a folder, so that names and comments stay. */
export function earlierImport(host: Host, folder: string): EarlierImport {
  const paths = host.list(folder, journeySuffix).filter((path) => isDirectlyIn(folder, path));
  const found: EarlierJourney[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const path of paths) {
    const text = host.read(path);
    const read = readLayout(host, layoutPath(path));
    diagnostics.push(...read.diagnostics);
    if (!text.ok || read.layout === undefined) continue;
    found.push(...earlierJourney(nameIn(folder, path), text.text, read.layout));
  }
  const files = paths.map((path) => nameIn(folder, path).slice(0, -journeySuffix.length));
  return {
    // `login` comes before `login-2`, as the import that made them has met them.
    journeys: Map.groupBy(
      found.toSorted((one, other) => one.file.length - other.file.length),
      ({ name }) => name,
    ),
    files,
    shared: earlierFiles(host, folder, found),
    diagnostics,
  };
}
