import { pathsById } from "../from-text/dependencies.ts";
import type { Host } from "../../host.ts";
import { below } from "../../host/paths.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { dependencyFolder } from "./dependency-files.ts";
import { EarlierTexts } from "./earlier-texts.ts";
import { scriptFolder } from "./script-files.ts";
import { type EarlierFiles, keyOf } from "./shared-files.ts";
import { maximumImportBytes } from "../limits.ts";
import { readFailure } from "../../workspace/read-failure.ts";
import { readableJourney } from "../sidecar/one-journey.ts";
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
  /** A journey with what its text and a newer source say together. */
  readonly mergedWith: EarlierTexts["mergedWith"];
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

/** The journey of a file with a layout; findings where it cannot be read, so that nothing overwrites it. */
function readEarlier(
  host: Host,
  folder: string,
  path: string,
): Pick<EarlierImport, "diagnostics"> & { readonly journeys: readonly EarlierJourney[] } {
  const { layout, diagnostics } = readLayout(host, layoutPath(path));
  if (layout === undefined) return { diagnostics, journeys: [] };
  const file = host.read(path);
  if (!file.ok) {
    return { diagnostics: [readFailure(path, file.failure, file.detail)], journeys: [] };
  }
  const { text } = file;
  const read = readableJourney(path, text);
  if (!read.ok) return { diagnostics: [read.finding], journeys: [] };
  const identifier = read.journey.name.text;
  const name = read.journey.displayName?.value ?? identifier;
  return {
    diagnostics,
    journeys: [{ name, identifier, file: nameIn(folder, path), layout, text }],
  };
}

/** Reads what an earlier import has left in a folder, so that names and comments stay. */
export function earlierImport(host: Host, folder: string): EarlierImport {
  const paths = host.list(folder, journeySuffix).filter((path) => isDirectlyIn(folder, path));
  const found: EarlierJourney[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const path of paths) {
    const read = readEarlier(host, folder, path);
    diagnostics.push(...read.diagnostics);
    found.push(...read.journeys);
  }
  const files = paths.map((path) => nameIn(folder, path).slice(0, -journeySuffix.length));
  const texts = new EarlierTexts(
    host,
    folder,
    found.map(({ file }) => file),
  );
  return {
    mergedWith: (earlier, source) => texts.mergedWith(earlier, source),
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
