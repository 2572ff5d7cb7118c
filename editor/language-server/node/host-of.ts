import { readdirSync } from "node:fs";
import { type Host, MemoryHost, NodeHost } from "journeyc";
import { URI } from "vscode-uri";
import type { FolderKind } from "../session.ts";

/** The folder of a file that is open without its workspace: its neighbours are looked at, and nothing below. */
class LoneFolderHost extends NodeHost {
  override list(_folder: string, suffix = ".journey"): readonly string[] {
    try {
      return readdirSync(this.root)
        .filter((name) => name.endsWith(suffix))
        .toSorted();
    } catch {
      return [];
    }
  }
}

/** Reads a folder of the disk. What has another address (`untitled:`) has no files but those that are open. */
export function hostOf(root: string, kind: FolderKind): Host {
  const uri = URI.parse(root);
  if (uri.scheme !== "file") return new MemoryHost();
  return kind === "workspace" ? new NodeHost(uri.fsPath) : new LoneFolderHost(uri.fsPath);
}
