import { basename } from "node:path";
import type { FSWatcher } from "chokidar";
import { FileChangeType } from "vscode-languageserver";
import { URI } from "vscode-uri";
import { isSkippedFolder } from "journeyc/analysis";
import type { WatchFolder } from "../project/follow-files.ts";

const types = {
  add: FileChangeType.Created,
  change: FileChangeType.Changed,
  unlink: FileChangeType.Deleted,
} as const;

function isWatched(name: string): boolean {
  return /\.(journey|json|js|ts)$/.test(name);
}

async function watch(
  folder: string,
  depth: number | undefined,
  changed: (path: string, type: FileChangeType) => void,
): Promise<FSWatcher> {
  // Many editors watch by themselves; and whoever waits for a first finding need not wait for this.
  const { watch: watchFiles } = await import("chokidar");
  const watcher = watchFiles(folder, {
    ignoreInitial: true,
    ...(depth !== undefined && { depth }),
    ignored: (path, stats) =>
      path !== folder &&
      (isSkippedFolder(basename(path)) || (stats?.isFile() === true && !isWatched(path))),
  });
  // A folder that cannot be watched is read all the same.
  watcher.on("error", () => undefined);
  for (const event of ["add", "change", "unlink"] as const)
    watcher.on(event, (path) => changed(path, types[event]));
  return watcher;
}

/** Watches a folder of the disk for an editor that does not. */
export const watchFolder: WatchFolder = (root, kind, changed) => {
  const uri = URI.parse(root);
  if (uri.scheme !== "file") return { dispose: () => undefined };
  const depth = kind === "lone" ? 0 : undefined;
  const watcher = watch(uri.fsPath, depth, (path, type) =>
    changed(URI.file(path).toString(), type),
  );
  return { dispose: () => void watcher.then((found) => found.close()) };
};
