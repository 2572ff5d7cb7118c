import { type Diagnostic, report } from "../diagnostics/diagnostic.ts";
import { leadsOut } from "../host/leads-out.ts";
import type { NodeHost } from "../host/node-host.ts";
import { writtenElsewhere } from "../interop/errors/written-elsewhere.ts";
import { wholeFile } from "../workspace/read-failure.ts";
import { writeFile } from "../workspace/write-outputs.ts";

interface File {
  readonly path: string;
  readonly text: string;
}

export interface WrittenBelow {
  /** The paths of files that have a new text. */
  readonly written: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The files whose text is not there yet. */
export function changedFiles<T extends File>(host: NodeHost, files: readonly T[]): readonly T[] {
  return files.filter(({ path, text }) => {
    const before = host.read(path);
    return !before.ok || before.text !== text;
  });
}

/**
 * What keeps files from being written in a folder.
 * @param option the option of the command line that names another folder
 */
export function refusals(
  host: NodeHost,
  folder: string,
  files: readonly File[],
  option = "--out",
): readonly Diagnostic[] {
  const outside = files.filter(({ path }) => leadsOut(host.onDisk(folder), host.onDisk(path)));
  const hints = [`Remove the link, or write to another folder by \`${option}\`.`];
  return outside.map(({ path }) =>
    report(writtenElsewhere, { path, folder }, wholeFile(path), { hints }),
  );
}

/** Writes files that changed in a folder; none of them when one would be elsewhere. */
export function writeBelow(host: NodeHost, folder: string, files: readonly File[]): WrittenBelow {
  const refused = refusals(host, folder, files);
  if (refused.length > 0) return { written: [], diagnostics: refused };
  const changed = changedFiles(host, files);
  const failures = changed.flatMap(({ path, text }) => writeFile(host, path, text));
  const failed = new Set(failures.map(({ primary }) => primary.file));
  const written = changed.map(({ path }) => path).filter((path) => !failed.has(path));
  return { written, diagnostics: failures };
}
