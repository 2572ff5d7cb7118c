import { posix } from "node:path";
import { inOrder } from "../diagnostics/collection.ts";
import { type Diagnostic, report } from "../diagnostics/diagnostic.ts";
import { Sources } from "../diagnostics/report.ts";
import type { Host } from "../host.ts";
import { wholeFile } from "../workspace/read-failure.ts";
import { noJourney } from "./errors/no-journey.ts";
import { readers } from "./formats/index.ts";
import { isTree } from "./formats/tree.ts";
import { wrapped } from "./formats/wrapped.ts";
import { ImportFiles } from "./import-files.ts";
import type { JourneyBundle } from "./journey-document.ts";
import { isObject, type Json, type JsonObject } from "./json.ts";
import { maximumImportBytes } from "./limits.ts";

export interface JourneyReading {
  /** In the order of their paths. */
  readonly bundles: readonly JourneyBundle[];
  readonly diagnostics: readonly Diagnostic[];
  /** The texts that the diagnostics speak of, read when they are asked for. */
  readonly sources: Sources;
}

/** The journeys of one file; undefined when it is of no format. */
function fromFile(
  path: string,
  value: JsonObject,
  files: ImportFiles,
): readonly JourneyBundle[] | undefined {
  for (const { file } of readers) {
    const found = file?.(path, value, files);
    if (found) return found;
  }
  return undefined;
}

/** What to do about a file that holds no journey by itself. */
function hintsFor(path: string, value: Json): readonly string[] {
  const parts = isObject(value) && (isTree(value) || wrapped(path, value) !== undefined);
  return parts
    ? [
        "It is a part of a configuration that has a file for each node: import the folder of it all.",
      ]
    : ["docs/interop.md describes the formats."];
}

function readFile(path: string, files: ImportFiles): readonly JourneyBundle[] {
  const value = files.read(path);
  if (value === undefined) return [];
  const found = isObject(value) ? fromFile(path, value, files) : undefined;
  if (found) return found;
  const hints = hintsFor(path, value);
  files.report(report(noJourney, { path, kind: "file" }, wholeFile(path), { hints }));
  return [];
}

/** Words that a broken file of Ping's has and other broken files have not. */
const ofPing =
  /"(?:nodeType|entryNodeId|innerNodes|_outcomes|AuthTree|authenticationTreesService)"/;

/** Reads the JSON files of a folder; gives those that were left aside because they are no JSON. */
function loadFolder(
  host: Host,
  folder: string,
  files: ImportFiles,
  out: string | undefined,
): readonly string[] {
  const aside: string[] = [];
  const paths = new Set([...host.list(folder, ".json"), ...host.list(folder, ".har")].toSorted());
  for (const path of paths) {
    // What an import has written is no source of the next one.
    if (out !== undefined && isBelow(path, out)) continue;
    if (host.isDirectory(path)) {
      // A folder that cannot be listed stands for itself; one whose name ends so is nothing to be said about.
      const result = host.read(path);
      if (!result.ok && result.failure === "unreadable") files.read(path);
      continue;
    }
    const { value, diagnostics, text } = files.parse(path);
    // A file of settings with comments in it is no reason to stop; a journey that is cut off is one.
    if (isObject(value)) files.add(path, value, diagnostics);
    else if (value !== undefined || (text !== undefined && !ofPing.test(text))) aside.push(path);
    else files.report(...diagnostics);
  }
  return aside;
}

function summarise(folder: string, paths: readonly string[], files: ImportFiles): void {
  const [first] = paths;
  if (first === undefined) return;
  const name = posix.relative(folder, first);
  const what =
    paths.length === 1
      ? `\`${name}\` holds no journey.`
      : `${paths.length} JSON files hold no journey: \`${name}\` and others.`;
  files.leftOut(folder, what);
}

function readFolder(
  host: Host,
  folder: string,
  files: ImportFiles,
  out: string | undefined,
): readonly JourneyBundle[] {
  const isInside = out !== undefined && isBelow(out, folder);
  const aside = loadFolder(host, folder, files, isInside ? out : undefined);
  const bundles = readers.flatMap((reader) => reader.folder?.(files) ?? []);
  for (const [path, value] of files.left) {
    const found = fromFile(path, value, files);
    if (!found) continue;
    files.take(path);
    bundles.push(...found);
  }
  const failed = files.diagnostics.some(({ severity }) => severity === "error");
  if (bundles.length === 0 && !failed) {
    files.report(report(noJourney, { path: folder, kind: "folder" }, wholeFile(folder)));
  } else summarise(folder, [...aside, ...files.left.keys()].toSorted(), files);
  return bundles.toSorted((one, other) =>
    one.path < other.path ? -1 : Number(one.path > other.path),
  );
}

function isBelow(path: string, folder: string): boolean {
  return path !== folder && !posix.relative(folder, path).startsWith("..");
}

/** The paths without those that stand below another one. */
function withoutCovered(host: Host, paths: readonly string[]): readonly string[] {
  const folders = paths.filter((path) => host.isDirectory(path));
  return [...new Set(paths)].filter((path) => !folders.some((folder) => isBelow(path, folder)));
}

/**
 * Reads journeys in every format of Ping's tools. A path is a file or a folder; of a folder whatever is a journey is
 * read, and what belongs together comes as one bundle. Never throws; what a format cannot say is not made up.
 * @param out the folder that the journeys are written to: it is left out where it stands below a folder that is read
 */
export function readJourneys(host: Host, paths: readonly string[], out?: string): JourneyReading {
  const bundles: JourneyBundle[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const path of withoutCovered(host, paths)) {
    const files = new ImportFiles(host);
    const read = host.isDirectory(path)
      ? readFolder(host, path, files, out)
      : readFile(path, files);
    bundles.push(...read);
    diagnostics.push(...files.diagnostics);
  }
  const text = (file: string): string | undefined => {
    const result = host.read(file, maximumImportBytes);
    return result.ok ? result.text : undefined;
  };
  return { bundles, diagnostics: inOrder(diagnostics), sources: new Sources(text) };
}
