import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Workspace } from "../workspace.ts";
import type { NodeHost } from "../host/node-host.ts";
import { visibleLines } from "../diagnostics/visible.ts";
import { UsageError } from "./command.ts";

const run = promisify(execFile);

/** @throws UsageError with what git says: it is not installed, this is no repository, it knows no such commit */
async function git(folder: string, commandLine: readonly string[]): Promise<string> {
  try {
    const { stdout } = await run("git", ["-C", folder, ...commandLine], { maxBuffer: 1 << 28 });
    return stdout;
  } catch (error) {
    const { code, stderr = "" } = error as { readonly code?: unknown; readonly stderr?: string }; // as node:child_process documents
    const [reason] = visibleLines(stderr.trim() || "git has failed").split("\n");
    const missing = code === "ENOENT" ? "git is not installed" : reason;
    throw new UsageError(`--changed-since: ${missing}`);
  }
}

/**
 * The files that have changed since the working tree parted from a commit, as the host names them: those of later commits,
 * what is not committed, and what git does not know yet.
 * @throws UsageError when git cannot tell
 */
export async function changedSince(host: NodeHost, commit: string): Promise<ReadonlySet<string>> {
  // To git it would be an option.
  if (commit.startsWith("-")) throw new UsageError(`--changed-since: ${commit} is no commit`);
  const top = (await git(host.root, ["rev-parse", "--show-toplevel"])).replace(/\r?\n$/, "");
  const lists = await Promise.all([
    git(top, ["diff", "--name-only", "--no-renames", "-z", "--merge-base", commit, "--"]),
    git(top, ["ls-files", "--others", "--exclude-standard", "-z"]),
  ]);
  const paths = lists.flatMap((list) => list.split("\0")).filter((path) => path !== "");
  return new Set(paths.map((path) => host.nameOf(join(top, path))));
}

/** The files that rest on one of those that have changed: themselves, what they import, its schemas and scripts. */
export function restingOn(
  workspace: Workspace<NodeHost>,
  files: readonly string[],
  changed: ReadonlySet<string>,
): ReadonlySet<string> {
  const rests = (file: string): boolean =>
    workspace.bind([file]).dependencies.some((path) => changed.has(path));
  return new Set(files.filter(rests));
}
