import { basename } from "node:path";
import { watch } from "chokidar";
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

/** Watches a folder of the disk for an editor that does not. */
export const watchFolder: WatchFolder = (root, kind, changed) => {
  const uri = URI.parse(root);
  if (uri.scheme !== "file") return { dispose: () => undefined };
  const watcher = watch(uri.fsPath, {
    ignoreInitial: true,
    ...(kind === "lone" && { depth: 0 }),
    ignored: (path, stats) =>
      path !== uri.fsPath &&
      (isSkippedFolder(basename(path)) || (stats?.isFile() === true && !isWatched(path))),
  });
  // A folder that cannot be watched is read all the same.
  watcher.on("error", () => undefined);
  for (const event of ["add", "change", "unlink"] as const)
    watcher.on(event, (path) => changed(URI.file(path).toString(), types[event]));
  return { dispose: () => void watcher.close() };
};
