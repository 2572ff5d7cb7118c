import type { Project } from "ts-morph";
import type { ChangedFile, HostFiles } from "./host-files.ts";

/**
 * Takes changed texts over into a program.
 * @returns false where files came or went, which may change where any import leads: then all begins anew
 */
export function replaceTexts(
  project: Project,
  files: HostFiles,
  changed: readonly ChangedFile[],
): boolean {
  const sources = changed.map(({ path, before, now }) => ({
    now,
    source: before === undefined ? undefined : project.getSourceFile(files.absolute(path)),
  }));
  if (!sources.every(({ source, now }) => source !== undefined && now !== undefined)) return false;
  for (const { source, now } of sources) source?.replaceWithText(now ?? "");
  return true;
}
